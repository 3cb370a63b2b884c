package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luotu.store.DutyZone;
import luotu.store.HazardEntry;
import luotu.store.IncidentReader;
import org.locationtech.jts.geom.Envelope;

/** Zones on duty, hazards and their shelters, as of the session's transaction. */
record PostgisIncidents(Session session) implements IncidentReader {
  private static final String WHOLE_NUMBER = "\\d{1,16}";

  @Override
  public List<DutyZone> dutyZones(double longitude, double latitude) {
    return session.list("zone_duty", PostgisIncidents::dutyZone, longitude, latitude);
  }

  private static DutyZone dutyZone(ResultSet row) throws SQLException {
    return new DutyZone(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("parent"),
        row.getString("member_of"),
        row.getString("responsible_unit"),
        row.getString("contact"),
        row.getString("phone"),
        row.getObject("confirmed_on", LocalDate.class),
        row.getBoolean("holds"));
  }

  @Override
  public List<HazardEntry> hazards(List<Envelope> boxes) {
    Sql where = Sql.join(boxes.stream().map(FilterSql::box).toList(), "OR", "false");
    String text = session.statements().get("hazard_list", where.text(), "");
    return session.list("read hazards", new Sql(text, where.values()), PostgisIncidents::hazard);
  }

  private static HazardEntry hazard(ResultSet row) throws SQLException {
    return new HazardEntry(
        row.getLong("id"),
        FeatureRows.geometry(row.getBytes("geom")),
        row.getString("kind"),
        row.getString("level"),
        row.getString("status"),
        row.getObject("threatened_people", Long.class),
        row.getObject("influence_m", Double.class));
  }

  @Override
  public Map<String, ShelterName> shelters(List<String> keys) {
    Long[] ids =
        keys.stream()
            .filter(key -> key.matches(WHOLE_NUMBER))
            .map(Long::valueOf)
            .toArray(Long[]::new);
    Sql named = Sql.of(session.statements().get("shelter_named"), keys.toArray(String[]::new), ids);
    Map<String, ShelterName> byKey = new HashMap<>();
    session.each(
        "read shelters",
        named,
        row ->
            byKey.putIfAbsent(
                row.getString("key"), new ShelterName(row.getLong("id"), row.getString("name"))));
    return byKey;
  }
}
