package luotu.model;

import org.locationtech.jts.geom.Geometry;

/**
 * An area that numbers are reported for, read from the {@code zone} layer.
 *
 * @param id its feature id
 * @param code administrative code or the source's key; unique
 * @param kind city, district, town, community or functional
 * @param parent code of the zone above, or null
 * @param memberOf code of the functional zone it also belongs to, or null
 * @param population people as entered, or null when not known
 * @param geometry polygon or multipolygon in degrees on WGS 84
 */
public record Zone(
    long id,
    String code,
    String name,
    String kind,
    String parent,
    String memberOf,
    Long population,
    Geometry geometry) {}
