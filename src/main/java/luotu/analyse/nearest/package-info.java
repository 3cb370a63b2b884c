/**
 * What is nearest to a place. {@link luotu.analyse.nearest.Nearest} leaves straight lines and
 * flights to {@link luotu.analyse.nearest.StraightSearch}, roads to {@link
 * luotu.analyse.nearest.RoadSearch}. A route becomes steps in {@link
 * luotu.analyse.nearest.Itinerary}: its legs are put together to {@link
 * luotu.analyse.nearest.Stretch}es, {@link luotu.analyse.nearest.Course} and {@link
 * luotu.analyse.nearest.Turn} see from the line where one turns, {@link
 * luotu.analyse.nearest.Wording} says it in both languages.
 */
package luotu.analyse.nearest;
