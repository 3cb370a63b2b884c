package luotu.store;

import java.util.List;
import luotu.model.Zone;
import luotu.model.ZoneEntry;

/** Reads zones. */
public interface ZoneReader {
  /**
   * Zones ordered by code.
   *
   * @param codes empty for all of kind town, or where there are none, of the lowest kind there is
   *     (community, district, city, functional)
   * @throws luotu.model.Refusal {@code unknown-zone} naming the codes that do not exist
   */
  List<Zone> zones(List<String> codes);

  /** The same zones without their shapes, which are most of the reading. */
  List<ZoneEntry> zoneEntries(List<String> codes);

  /** All zones of a kind, ordered by code. */
  List<Zone> zonesOfKind(String kind);
}
