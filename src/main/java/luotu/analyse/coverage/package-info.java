/**
 * How much of an area, its people or its land lies within a radius of resources.
 *
 * <p>Each zone is laid flat in an equal-area plane of its own, and what is reached of it is
 * measured along its border by Green's theorem (half the integral of {@code x dy - y dx}): the arcs
 * that lie in no other disc but inside the zone, and the pieces of the zone's edges that lie in a
 * disc. No polygons are overlaid, so the number is exact in the plane, the work grows with the
 * number of discs and corners, and where resources are dense most circles are found covered after a
 * few neighbours. Lines and the edges of areas reach as rows of discs; only areas wider than the
 * radius on both sides are cut out of the zone first, as polygons. What is drawn is the border
 * measured of all zones as one area, with its arcs as chords: nothing is joined where zones meet.
 */
package luotu.analyse.coverage;
