package luotu.analyse.search;

import luotu.geo.LonLat;

/**
 * A place that a text may mean.
 *
 * @param kind coordinate, zone, road or feature
 * @param layer null for a coordinate
 * @param id of the feature, null for a coordinate
 * @param zone code of the town that holds it, of a zone its own; null outside all
 * @param zoneName name of that town, of a zone the name of the one above; null without
 * @param point on it, in degrees
 */
public record FoundPlace(
    String kind, String layer, Long id, String name, String zone, String zoneName, LonLat point) {}
