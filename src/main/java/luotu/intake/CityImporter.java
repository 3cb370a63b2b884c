package luotu.intake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import luotu.intake.topology.RoadEdges;
import luotu.intake.topology.TopologyReport;
import luotu.model.Catalogue;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.TerrainDraft;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Store;

/** Stores the simulated city as one change set. */
public final class CityImporter {
  private final Store store;
  private final Catalogue catalogue;
  private final ImportProgress progress;

  public CityImporter(Store store, Catalogue catalogue, ImportProgress progress) {
    this.store = store;
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /**
   * Stores a city instead of all that is stored.
   *
   * @param city hands over its features, with source keys that are unique in their layer, and its
   *     ground
   * @param isOnlyForEmpty whether an earlier demo city is refused as well
   * @param reason which city it is, for the change set
   * @throws luotu.model.Refusal {@code real-data-stored} or {@code not-empty}; nothing is stored
   *     then, and an earlier city stays as it was
   */
  public CityReport run(
      Consumer<? super CitySink> city, boolean isOnlyForEmpty, String author, String reason) {
    Map<String, Set<String>> layers =
        catalogue.layers().stream()
            .map(Layer::id)
            .collect(Collectors.toMap(Function.identity(), id -> Set.of()));
    LoadOptions.Kind kind = isOnlyForEmpty ? LoadOptions.Kind.DEMO_IF_EMPTY : LoadOptions.Kind.DEMO;
    try (Load load = store.load(new LoadOptions(LoadOptions.Mode.ADD, layers, kind))) {
      Counted counted = new Counted(load);
      city.accept(counted);
      progress.at(ImportProgress.Stage.STORING, counted.rows);
      Load.Outcome outcome = load.apply(new ChangeNote(author, reason, "city"), false);
      return new CityReport(
          reason, counted.features, outcome, TopologyReport.of(counted.roads, null).orElse(null));
    }
  }

  private final class Counted implements CitySink {
    private final Load load;
    private final Map<String, Long> features = new TreeMap<>();
    private final RoadEdges roads = new RoadEdges();
    private long rows;

    Counted(Load load) {
      this.load = load;
    }

    @Override
    public void acceptTerrain(TerrainDraft terrain) {
      load.addTerrain(terrain);
    }

    @Override
    public void accept(Feature feature) {
      load.add(feature, ++rows);
      roads.add(feature, feature.sourceKey());
      features.merge(feature.layer(), 1L, Long::sum);
      progress.at(ImportProgress.Stage.MAKING, rows);
    }
  }
}
