package luotu.intake.osm;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import luotu.intake.IssueLog;
import luotu.intake.ZonePartition;
import luotu.intake.topology.RoadEdges;
import luotu.intake.topology.TopologyReport;
import luotu.model.Catalogue;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;

/** Imports OpenStreetMap files, each as one change set. */
public final class OsmImporter {
  private static final Set<String> COMMON = Set.of("geometry", "name", "source", "confirmed_on");

  private final Store store;
  private final Catalogue catalogue;
  private final Path tagTable;
  private final Consumer<Label> progress;

  /**
   * @param tagTable the file that says which tags become what
   * @param progress is told now and then what is being done
   */
  public OsmImporter(Store store, Catalogue catalogue, Path tagTable, Consumer<Label> progress) {
    this.store = store;
    this.catalogue = catalogue;
    this.tagTable = tagTable;
    this.progress = progress;
  }

  /**
   * Tells at once what can be told without opening a database.
   *
   * @throws Refusal {@code no-such-file}, {@code unreadable-file} or {@code unknown-format}
   */
  public static void requireFile(Path file) {
    OsmFile.open(file);
  }

  /**
   * Stores what a file gives. What is stored of it already is updated, except what a person changed
   * since; what the file no longer has, though it lies in its extent, is marked.
   *
   * @param zoneLevel the admin_level whose boundaries become zones; empty to leave zones as they
   *     are
   * @param replaceDemo clear a demo city first; without one it means nothing
   * @throws Refusal when the table, the level or the file is wrong, or the database refuses;
   *     nothing is stored then
   */
  public OsmReport run(Path file, OptionalInt zoneLevel, boolean replaceDemo, String author) {
    TagTable table = TagTableReader.read(tagTable, catalogue);
    if (zoneLevel.isPresent() && !table.zones().kinds().containsKey(zoneLevel.getAsInt())) {
      Set<Integer> levels = new TreeSet<>(table.zones().kinds().keySet());
      throw Refusal.invalid(
          "unknown-level",
          "这一级行政边界不是任何级别的区划",
          "Boundaries of this level are no kind of zone",
          Fault.of(
              "--zones",
              zoneLevel.getAsInt(),
              tagTable.getFileName() + " 中的级别：" + levels,
              "a level of " + tagTable.getFileName() + ": " + levels));
    }
    OsmFile source = OsmFile.open(file);
    try (Load load = store.load(options(table, zoneLevel, replaceDemo))) {
      Loading loading = new Loading(load);
      OsmFile.Header header =
          new Extraction(source, catalogue, table, zoneLevel, loading, progress).run();
      progress.accept(new Label("写入数据库", "Storing"));
      LocalDate date = header.date() == null ? CityTime.dayOf(Instant.now()) : header.date();
      load.markMissing(FeatureMaker.SOURCE, header.extent(), date);
      String name = String.valueOf(file.getFileName());
      Load.Outcome outcome = load.apply(new ChangeNote(author, name, "osm"), false);
      if (zoneLevel.isPresent() && outcome.change() != null) {
        checkZones(table.zones().kinds().get(zoneLevel.getAsInt()), loading.log);
      }
      return new OsmReport(
          name,
          loading.features,
          loading.rejected,
          outcome,
          loading.log.reasons(),
          loading.log.kept(),
          TopologyReport.of(loading.roads, header.extent()).orElse(null));
    }
  }

  private static LoadOptions options(TagTable table, OptionalInt zoneLevel, boolean replaceDemo) {
    Map<String, Set<String>> given = new LinkedHashMap<>();
    for (TagTable.Rule rule : table.rules()) {
      given.computeIfAbsent(rule.layer(), layer -> new TreeSet<>(COMMON)).addAll(rule.fields());
    }
    if (!table.roads().classes().isEmpty()) {
      given
          .computeIfAbsent(RoadExtraction.LAYER, layer -> new TreeSet<>(COMMON))
          .addAll(RoadExtraction.FIELDS);
    }
    if (zoneLevel.isPresent()) {
      Set<String> fields = new TreeSet<>(COMMON);
      fields.addAll(Set.of("code", "kind"));
      fields.addAll(table.zones().copy().keySet());
      given.put("zone", fields);
    }
    return new LoadOptions(
        LoadOptions.Mode.MERGE,
        given,
        replaceDemo ? LoadOptions.Kind.REAL_FOR_DEMO : LoadOptions.Kind.REAL);
  }

  private void checkZones(String kind, IssueLog log) {
    try (Snapshot snapshot = store.snapshot()) {
      ZonePartition.issues(snapshot.zonesOfKind(kind)).forEach(log::add);
    }
  }

  private static final class Loading implements Extraction.Findings {
    private final Load load;
    private final IssueLog log = new IssueLog();
    private final RoadEdges roads = new RoadEdges();
    private final Map<String, Long> features = new TreeMap<>();
    private long rows;
    private long rejected;

    Loading(Load load) {
      this.load = load;
    }

    @Override
    public void feature(Feature feature) {
      load.add(feature, ++rows);
      roads.add(feature, feature.sourceKey());
      features.merge(feature.layer(), 1L, Long::sum);
    }

    @Override
    public void withoutFeature(String layer, String key) {
      load.keep(layer, key);
    }

    @Override
    public void roadCut(Coordinate place) {
      roads.cutAt(place);
    }

    @Override
    public void issue(Issue issue) {
      log.add(issue);
      if (issue.severity() == Issue.Severity.REJECTED) {
        rejected++;
      }
    }
  }
}
