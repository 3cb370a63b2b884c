package luotu.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.geo.ReferenceSystem;
import luotu.geo.ReferenceSystemFault;
import luotu.intake.topology.RoadEdges;
import luotu.intake.topology.TopologyReport;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureCheck;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Zone;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.LoadOptions.Mode;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Imports files, each as one change set. */
public final class Importer {
  private static final double NEARLY_ALL = 0.9;
  private static final Label SWAPPED = FeatureCheck.position(0, 100).expected();

  /** For reports on loads that took the place of the demo city. */
  public static final Label DEMO_CLEARED =
      new Label("模拟的演示城市已清除，以下是真实数据。", "The simulated demo city was cleared; this is real data.");

  private static final Label DEMO_STAYS =
      new Label(
          "正式导入时会清除模拟的演示城市；现在它还在。",
          "Without --dry-run the simulated demo city is cleared; now it is still there.");

  private final FileFormats formats = new FileFormats();
  private final Store store;
  private final Catalogue catalogue;
  private final ImportProgress progress;

  public Importer(Store store, Catalogue catalogue, ImportProgress progress) {
    this.store = store;
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /**
   * Imports the good rows of a file in one change set and reports the others.
   *
   * @throws luotu.model.Refusal when the layer, the mapping or the file as a whole is wrong, or the
   *     database refuses; nothing is stored then
   */
  public ImportReport run(Path file, ImportRequest request) {
    Layer layer = catalogue.getLayer(request.layer());
    progress.at(ImportProgress.Stage.OPENING, 0);
    SourceFile source = formats.open(file, request.encoding());
    ColumnPlan plan = ColumnPlan.of(layer, source, request.mapping(), request.mode());
    ReferenceSystem system =
        request
            .referenceSystem()
            .or(source::referenceSystem)
            .map(Importer::referenceSystem)
            .orElse(ReferenceSystem.WGS84);
    return new Run(file, request, source, plan, system).report();
  }

  private static ReferenceSystem referenceSystem(String name) {
    try {
      return ReferenceSystem.of(name);
    } catch (ReferenceSystemFault unknown) {
      throw Refusal.invalid(
          "unknown-reference-system",
          "坐标系无法使用",
          "The reference system cannot be used",
          Fault.of("--crs", name, unknown.expectedZh(), unknown.expectedEn()));
    }
  }

  /** One file on its way into the store. */
  private final class Run {
    private final Path file;
    private final ImportRequest request;
    private final SourceFile source;
    private final ColumnPlan plan;
    private final ReferenceSystem system;
    private final RowCheck check;
    private final IssueLog log = new IssueLog();
    private final RoadEdges roads = new RoadEdges();
    private final List<Label> hints = new ArrayList<>();
    private final Set<String> zoneKinds = new LinkedHashSet<>();
    private boolean keylessRejected;
    private long rows;

    Run(
        Path file,
        ImportRequest request,
        SourceFile source,
        ColumnPlan plan,
        ReferenceSystem system) {
      this.file = file;
      this.request = request;
      this.source = source;
      this.plan = plan;
      this.system = system;
      this.check =
          new RowCheck(
              plan,
              request.mode() == Mode.UPDATE,
              file.getFileName().toString(),
              system,
              this::zoneExists);
    }

    ImportReport report() {
      source.warnings().forEach(log::add);
      Load.Outcome outcome = load();
      if (outcome.change() != null && plan.layer().id().equals("zone")) {
        checkZones();
      }
      hintAtCommonReason();
      Map<String, String> mapped = new LinkedHashMap<>();
      plan.rules()
          .forEach(
              (target, rule) ->
                  mapped.put(
                      target,
                      rule instanceof Rule.Constant constant
                          ? "= " + constant.constant()
                          : plan.columnsOf(target)));
      return new ImportReport(
          file.getFileName().toString(),
          plan.layer().id(),
          request.dryRun(),
          source.encoding().orElse(null),
          system.code(),
          outcome.change() == null ? null : outcome.change().number(),
          rows,
          outcome.inserted(),
          outcome.updated(),
          outcome.unchanged(),
          outcome.deleted(),
          log.rejectedRows(),
          mapped,
          plan.extra(),
          hints,
          log.reasons(),
          log.kept(),
          TopologyReport.of(roads, null).orElse(null));
    }

    private Load.Outcome load() {
      LoadOptions options =
          new LoadOptions(
              request.mode(),
              Map.of(plan.layer().id(), plan.given()),
              request.replaceDemo() ? LoadOptions.Kind.REAL_FOR_DEMO : LoadOptions.Kind.REAL);
      try (Load load = store.load(options)) {
        source.read(row -> take(row, load));
        if (rows == 0) {
          throw FileFault.refuse(file, "0 行 / rows", "至少一行数据", "at least one row");
        }
        if (log.rejectedRows() == rows) {
          return nothing("没有一行可以导入，未写入任何内容。", "No row could be taken; nothing was stored.");
        }
        if (request.mode() == Mode.REPLACE && keylessRejected) {
          return nothing(
              "有行被拒绝且没有编号，替换会丢失它们已存的内容，所以未写入任何内容。请先改正，或用 --key 指明编号列。",
              "Rows without an identifier were rejected and replacing would lose what is stored of them, so nothing was stored. Mend them first, or name the identifier column with --key.");
        }
        progress.at(ImportProgress.Stage.STORING, rows);
        Load.Outcome outcome =
            load.apply(
                new ChangeNote(request.author(), file.getFileName().toString(), "import"),
                request.dryRun());
        if (outcome.demoCleared()) {
          hints.add(request.dryRun() ? DEMO_STAYS : DEMO_CLEARED);
        }
        outcome.unmatched().forEach(this::reportUnmatched);
        if (outcome.outsideZones() > 0) {
          hints.add(
              new Label(
                  "%,d 行不在任何镇街之内；请核对坐标系和经纬度顺序。".formatted(outcome.outsideZones()),
                  "%,d rows lie in no town; check the reference system and the order of longitude and latitude."
                      .formatted(outcome.outsideZones())));
        }
        return outcome;
      }
    }

    private Load.Outcome nothing(String zh, String en) {
      hints.add(new Label(zh, en));
      return new Load.Outcome(null, 0, 0, 0, 0, 0, List.of(), List.of(), 0, false);
    }

    private void take(Row row, Load load) {
      progress.at(ImportProgress.Stage.READING, ++rows);
      List<Fault> faults = new ArrayList<>();
      Feature feature = check.feature(row, faults);
      if (faults.isEmpty()) {
        load.add(feature, row.number());
        String key = feature.sourceKey();
        roads.add(feature, key == null ? "#" + row.number() : key);
        Object kind = feature.fields().get("kind");
        zoneKinds.add(kind == null ? "" : kind.toString());
        return;
      }
      for (Fault fault : faults) {
        log.add(issue(row.number(), fault, feature.geometry()));
      }
      check
          .key(row)
          .ifPresentOrElse(key -> load.keep(plan.layer().id(), key), () -> keylessRejected = true);
    }

    private Issue issue(long row, Fault fault, Geometry geometry) {
      String columns = plan.columnsOf(fault.field());
      Label mend =
          columns.isEmpty()
              ? new Label("改正源文件中的这一行后重新导入。", "Correct this row of the source and import it again.")
              : new Label(
                  "改正“" + columns + "”列，或在 --mapping 文件中译出这个值，再重新导入。",
                  "Correct column \""
                      + columns
                      + "\", or translate the value in a --mapping file, and import again.");
      Coordinate place =
          geometry == null || geometry.isEmpty() ? null : geometry.getEnvelopeInternal().centre();
      boolean onEarth = place != null && FeatureCheck.position(place.x, place.y) == null;
      return new Issue(
          Issue.Severity.REJECTED,
          row,
          fault,
          mend,
          onEarth ? place.x : null,
          onEarth ? place.y : null);
    }

    private void reportUnmatched(long row) {
      log.add(
          Issue.rejected(
              row,
              Fault.of(
                  "source_key",
                  "",
                  "已存在的编号（--mode update 只更新）",
                  "an identifier that is stored (--mode update only updates)"),
              new Label("核对编号，或用 --mode add 新增。", "Check the identifier, or use --mode add.")));
    }

    private boolean zoneExists(String code) {
      try (Snapshot snapshot = store.snapshot()) {
        boolean goesWithDemo = request.replaceDemo() && snapshot.simulated();
        return !goesWithDemo && !snapshot.zones(List.of(code)).isEmpty();
      } catch (Refusal refusal) {
        if (refusal.type().equals("unknown-zone")) {
          return false;
        }
        throw refusal;
      }
    }

    private void checkZones() {
      try (Snapshot snapshot = store.snapshot()) {
        for (String kind : zoneKinds.contains("") ? kinds() : zoneKinds) {
          List<Zone> zones = snapshot.zonesOfKind(kind);
          ZonePartition.issues(zones).forEach(log::add);
        }
      }
    }

    private Set<String> kinds() {
      Set<String> all = new LinkedHashSet<>();
      plan.layer()
          .findField("kind")
          .ifPresent(field -> field.choices().forEach(choice -> all.add(choice.id())));
      return all;
    }

    private void hintAtCommonReason() {
      log.reasons().stream()
          .filter(reason -> reason.severity() == Issue.Severity.REJECTED)
          .filter(reason -> rows > 2 && reason.count() >= NEARLY_ALL * rows)
          .forEach(
              reason -> {
                boolean swapped = reason.expected().equals(SWAPPED);
                String longitude = plan.columnsOf("longitude");
                String latitude = plan.columnsOf("latitude");
                String pairs =
                    swapped && !longitude.isEmpty()
                        ? " --map '" + latitude + "=longitude," + longitude + "=latitude'"
                        : "";
                hints.add(
                    0,
                    new Label(
                        "%,d / %,d 行因同一原因被拒绝（%s）：%s%s"
                            .formatted(
                                reason.count(),
                                rows,
                                reason.field(),
                                reason.expected().zh(),
                                pairs),
                        "%,d of %,d rows were rejected for one reason (%s): %s%s"
                            .formatted(
                                reason.count(),
                                rows,
                                reason.field(),
                                reason.expected().en(),
                                pairs)));
              });
    }
  }
}
