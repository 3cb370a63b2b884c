package luotu.store;

import org.locationtech.jts.geom.Geometry;

/**
 * What numbers about hazards need. What is not stored is null.
 *
 * @param shape degrees on WGS 84
 * @param status open, treating or closed
 * @param influenceMetres how far it reaches beyond its shape
 */
public record HazardEntry(
    long id,
    Geometry shape,
    String kind,
    String level,
    String status,
    Long threatenedPeople,
    Double influenceMetres) {}
