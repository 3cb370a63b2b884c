package luotu.model;

/**
 * What numbers of a {@link Zone} need: everything but its shape.
 *
 * @param population people as entered, or null when not known
 */
public record ZoneEntry(String code, String name, String kind, Long population) {
  /** The entry of a zone. */
  public static ZoneEntry of(Zone zone) {
    return new ZoneEntry(zone.code(), zone.name(), zone.kind(), zone.population());
  }
}
