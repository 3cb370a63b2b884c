package luotu.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luotu.Checkout;
import luotu.analyse.FacilityInputs;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Zone;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Store;
import luotu.store.TestDatabase;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;

/**
 * What travel needs of some streets of the simulated city, those around its first one, in a
 * database of its own; or all of the city where it stands.
 */
record CityPart(Store store, int streets, Runnable end) implements AutoCloseable {
  private static final List<String> BY_STREET = List.of("population", "shelter", "road");
  private static final List<String> BY_EXTENT = List.of("barrier", "waterway");

  static CityPart whole(CityStore city) {
    try (Snapshot snapshot = city.store().snapshot()) {
      return new CityPart(city.store(), snapshot.zoneEntries(List.of()).size(), () -> {});
    }
  }

  /** One street of so many. */
  static CityPart of(CityStore city, int share, Report report) {
    report.progress(new Label("取出城市的 1/" + share, "Taking out one street of the city in " + share));
    TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
    List<String> layers = new ArrayList<>(List.of("zone"));
    layers.addAll(BY_STREET);
    layers.addAll(BY_EXTENT);
    Map<String, Set<String>> given =
        layers.stream().collect(Collectors.toMap(Function.identity(), id -> Set.of()));
    LoadOptions options =
        new LoadOptions(LoadOptions.Mode.ADD, given, LoadOptions.Kind.DEMO_IF_EMPTY);
    int streets;
    try (Snapshot snapshot = city.store().snapshot();
        Load load = database.store().load(options)) {
      List<Zone> chosen = nearest(snapshot.zonesOfKind("town"), share);
      streets = chosen.size();
      copy(snapshot, chosen, load);
      load.apply(new ChangeNote("bench", "1/" + share, "city"), false);
    }
    return new CityPart(database.store(), streets, database::close);
  }

  private static List<Zone> nearest(List<Zone> towns, int share) {
    Point centre = towns.get(0).geometry().getCentroid();
    return towns.stream()
        .sorted(Comparator.comparingDouble(town -> town.geometry().getCentroid().distance(centre)))
        .limit(towns.size() / share)
        .toList();
  }

  private static void copy(Snapshot snapshot, List<Zone> towns, Load load) {
    Envelope extent = new Envelope();
    towns.forEach(town -> extent.expandToInclude(town.geometry().getEnvelopeInternal()));
    String codes =
        towns.stream().map(town -> "'" + town.code() + "'").collect(Collectors.joining(", "));
    copy(snapshot, "zone", extent, "code IN (" + codes + ")", load);
    BY_STREET.forEach(id -> copy(snapshot, id, extent, "zone IN (" + codes + ")", load));
    BY_EXTENT.forEach(id -> copy(snapshot, id, extent, null, load));
  }

  private static void copy(
      Snapshot snapshot, String layerId, Envelope extent, String condition, Load load) {
    Layer layer = Checkout.CATALOGUE.getLayer(layerId);
    Filter filter = new FacilityInputs(Checkout.CATALOGUE).filter(layer, condition);
    snapshot.forEach(layer, extent, filter, feature -> load.add(draft(feature), feature.id()));
  }

  private static Feature draft(Feature stored) {
    return Feature.draft(
        stored.layer(),
        stored.geometry(),
        stored.name(),
        null,
        stored.source(),
        stored.sourceKey(),
        stored.confirmedOn(),
        null,
        stored.fields(),
        Map.of());
  }

  @Override
  public void close() {
    end.run();
  }
}
