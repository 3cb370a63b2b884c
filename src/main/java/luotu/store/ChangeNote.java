package luotu.store;

/**
 * What a change set says of itself.
 *
 * @param author who, as far as known
 * @param reason why, may be empty
 * @param origin http, import, osm, terrain, undo, city
 */
public record ChangeNote(String author, String reason, String origin) {}
