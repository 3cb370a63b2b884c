package luotu.store.postgis;

import java.time.MonthDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.store.FeatureMove;
import luotu.store.MoveReader;

/** What became of features, as of a snapshot. */
record PostgisMoves(Session session) implements MoveReader {
  @Override
  public Optional<List<FeatureMove>> since(long change, Collection<Layer> layers, int most) {
    List<Feature> before =
        versions("feature_moved_before", layers, change, change, ids(layers), most + 1);
    List<Feature> after = versions("feature_moved_after", layers, ids(layers), change, most + 1);
    if (before.size() > most || after.size() > most) {
      return Optional.empty();
    }
    Map<String, FeatureMove> moves = new TreeMap<>();
    before.forEach(row -> moves.put(key(row), new FeatureMove(Optional.of(row), Optional.empty())));
    after.forEach(
        row ->
            moves.merge(
                key(row),
                new FeatureMove(Optional.empty(), Optional.of(row)),
                (was, is) -> new FeatureMove(was.before(), is.after())));
    return Optional.of(List.copyOf(moves.values()));
  }

  private static String key(Feature row) {
    return "%s %019d".formatted(row.layer(), row.id());
  }

  @Override
  public Optional<List<Feature>> onDays(
      Collection<MonthDay> days, Collection<Layer> layers, int most) {
    String pattern =
        days.stream()
            .map(day -> "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))
            .collect(Collectors.joining("|", "\"[0-9]{4}-(", ")\""));
    List<Feature> rows = versions("feature_on_days", layers, ids(layers), pattern, most + 1);
    return rows.size() > most ? Optional.empty() : Optional.of(rows);
  }

  private List<Feature> versions(String statement, Collection<Layer> layers, Object... values) {
    Map<String, Layer> byId = new HashMap<>();
    layers.forEach(layer -> byId.put(layer.id(), layer));
    return session.list(
        statement, row -> FeatureRows.read(byId.get(row.getString("layer")), row), values);
  }

  private static String[] ids(Collection<Layer> layers) {
    return layers.stream().map(Layer::id).toArray(String[]::new);
  }
}
