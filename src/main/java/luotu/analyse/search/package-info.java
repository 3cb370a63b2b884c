/**
 * Finds places by what people write: coordinates ({@link luotu.analyse.search.CoordinateText}),
 * names and simple addresses ({@link luotu.analyse.search.PlaceSearch}). Names are kept in memory
 * layer by layer until the layer changes; no other field is looked at.
 */
package luotu.analyse.search;
