package luotu.store;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/** Reads what one must know where something happens. */
public interface IncidentReader {
  /**
   * The zones that hold a place in degrees, those on whose border it lies among them, and all zones
   * that these belong to, ordered by code; empty outside all zones.
   */
  List<DutyZone> dutyZones(double longitude, double latitude);

  /** The hazards whose box meets one of some boxes in degrees, ordered by id; closed ones too. */
  List<HazardEntry> hazards(List<Envelope> boxes);

  /**
   * The shelters that hazards name.
   *
   * @param keys values of {@code hazard.shelter}: the shelter's source key, or its id where it has
   *     none
   * @return by key; without those that do not exist
   */
  Map<String, ShelterName> shelters(List<String> keys);

  /**
   * @param name null when it has none
   */
  record ShelterName(long id, String name) {}
}
