/**
 * The nouns of Luotu: layers and their fields, features, zones, faults. Records without input or
 * output; everything else speaks in these terms.
 *
 * <p>Coordinates are WGS 84 longitude and latitude in degrees (EPSG:4326, longitude first), lengths
 * metres, times seconds, dates ISO 8601.
 */
package luotu.model;
