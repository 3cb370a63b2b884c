package luotu.store;

/**
 * A feature that has a name.
 *
 * @param zone code of the town that holds it, null outside all
 * @param longitude degrees of the middle of its extent
 * @param latitude degrees of the middle of its extent
 */
public record NamedPlace(long id, String name, String zone, double longitude, double latitude) {}
