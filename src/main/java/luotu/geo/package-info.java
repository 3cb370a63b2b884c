/**
 * The earth: geodesic distances, equal-area planes, circles and areas on the WGS 84 ellipsoid,
 * coordinate systems, GeoJSON, heights of the ground in tiles. Knows nothing of Luotu's nouns;
 * GeoTools stays in this room.
 *
 * <p>Geometries are JTS in degrees of longitude and latitude on WGS 84, lengths metres, areas
 * square metres, unless a name says otherwise.
 */
package luotu.geo;
