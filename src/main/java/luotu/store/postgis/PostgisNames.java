package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import luotu.model.Layer;
import luotu.store.NameReader;
import luotu.store.NamedPlace;

/** Names, as of the session's transaction. */
record PostgisNames(Session session) implements NameReader {
  @Override
  public List<NamedPlace> places(Layer layer, boolean oncePerZone) {
    Map<String, String> once = new HashMap<>();
    return session.list("name_list", row -> place(row, once), layer.id(), oncePerZone, layer.id());
  }

  @Override
  public List<NamedPlace> placesWithin(Layer layer, boolean oncePerZone, Set<String> zones) {
    Map<String, String> once = new HashMap<>();
    return session.list(
        "name_list_within",
        row -> place(row, once),
        layer.id(),
        zones.stream().filter(Objects::nonNull).toArray(String[]::new),
        zones.contains(null),
        oncePerZone,
        layer.id());
  }

  @Override
  public Optional<Set<String>> zonesMoved(Layer layer, long since) {
    if (session.get("name_zones_unknown", row -> row.getBoolean(1), since, since)) {
      return Optional.empty();
    }
    return Optional.of(
        new HashSet<>(
            session.list(
                "name_zones_moved",
                row -> row.getString(1),
                layer.id(),
                since,
                layer.id(),
                since,
                since)));
  }

  /**
   * @param once texts that many rows have in common
   */
  private static NamedPlace place(ResultSet row, Map<String, String> once) throws SQLException {
    String zone = row.getString(3);
    return new NamedPlace(
        row.getLong(1),
        once.computeIfAbsent(row.getString(2), same -> same),
        zone == null ? null : once.computeIfAbsent(zone, same -> same),
        row.getDouble(4),
        row.getDouble(5));
  }

  @Override
  public Map<String, String> zones(Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    session.each(
        "read the names of zones",
        Sql.of(session.statements().get("zone_names"), (Object) codes.toArray(String[]::new)),
        row -> names.put(row.getString("code"), row.getString("name")));
    return names;
  }

  @Override
  public List<String> townsWithin(long zone) {
    return session.list("zone_towns", row -> row.getString(1), zone);
  }
}
