package luotu.filing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Processes;
import luotu.analyse.standards.Days;
import luotu.analyse.standards.GapReport;
import luotu.analyse.standards.GapRequest;
import luotu.analyse.standards.GapResult;
import luotu.filing.About.LaterChange;
import luotu.filing.About.SharedGround;
import luotu.model.Catalogue;
import luotu.model.Change;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.ReachMeasure;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Rule;
import luotu.model.Zone;
import luotu.store.FiledReport;
import luotu.store.ReportReader.LaterChanges;
import luotu.store.Snapshot;
import luotu.store.Store;

/**
 * Reports as they are handed in. A filed report is the whole answer of {@link GapReport} as it was
 * then; nothing changes it afterwards. Two may be filed about the same day; both stay.
 *
 * <p>The report of a city, a district or a functional zone holds its own row and those of all zones
 * beneath it but communities; in that of a functional zone its streets are judged by its own marks.
 */
public final class FiledReports {
  private static final int LONGEST_ROLE = 100;
  private static final int LONGEST_REMARK = 1_000;

  private final Store store;
  private final Catalogue catalogue;
  private final GapReport gapReport;

  public FiledReports(Store store, Catalogue catalogue, GapReport gapReport) {
    this.store = store;
    this.catalogue = catalogue;
    this.gapReport = gapReport;
  }

  /**
   * Computes a report and stores it. A day in the past is answered by the features' own dates on
   * the rows that are stored now; where any layer that the report reads was written since, the
   * store does not hold the data of that day, and the report is refused unless {@code data} says
   * {@code current}.
   *
   * @throws Refusal {@code invalid-input}, also for a day in the future, {@code unknown-zone},
   *     {@code unknown-standard}, {@code changed-since} naming the layers that were written after
   *     the day, or {@code report-too-large}
   */
  public FiledHead file(FileRequest request) {
    LocalDate today = CityTime.dayOf(Instant.now());
    LocalDate asOf = request.asOf() == null ? today : Days.read("as_of", request.asOf());
    check(request, asOf, today);
    Asked asked;
    GapResult result;
    do {
      // Again when something was written meanwhile: what moved is then soon counted.
      asked = asked(request, asOf, today);
      result = gapReport.run(asked.request(request.standards(), asOf));
    } while (result.change() != asked.change());
    Zone zone = asked.zone();
    List<String> codes = asked.codes();
    return FiledHead.of(
        store.file(
            new FiledReport(
                0,
                null,
                request.filedBy().strip(),
                request.remark() == null || request.remark().isBlank()
                    ? null
                    : request.remark().strip(),
                zone.code(),
                zone.name(),
                zone.kind(),
                asOf,
                result.change(),
                catalogue.fingerprint(),
                result.simulated(),
                codes.size(),
                result.summary().stream().map(GapResult.Summary::standard).toList(),
                new String(
                    Processes.bytes(new About(result.summary(), asked.later(), asked.shared())),
                    StandardCharsets.UTF_8)),
            codes,
            packed(Processes.bytes(result))));
  }

  /**
   * What a report is about, as of one change set.
   *
   * @param codes of the zone and those beneath it
   * @param later what was written after its day
   * @param shared ground of two zones
   */
  private record Asked(
      Zone zone,
      List<String> codes,
      List<LaterChange> later,
      List<SharedGround> shared,
      long change) {
    GapRequest request(List<String> standards, LocalDate asOf) {
      boolean judgesItsStreets = zone.kind().equals("functional");
      return new GapRequest(
          codes, standards, asOf.toString(), judgesItsStreets ? zone.code() : null, true);
    }
  }

  private Asked asked(FileRequest request, LocalDate asOf, LocalDate today) {
    try (Snapshot snapshot = store.snapshot()) {
      Zone zone = zone(snapshot, request.zone());
      List<LaterChanges> later = snapshot.reports().laterChanges(asOf, layers(request.standards()));
      if (!later.isEmpty() && request.data() == null) {
        throw changedSince(asOf, today, later);
      }
      List<String> codes = codes(snapshot, zone);
      return new Asked(
          zone,
          codes,
          later.stream()
              .map(
                  each ->
                      new LaterChange(
                          each.layer(), each.changes(), each.last(), each.lastOn().toString()))
              .toList(),
          snapshot.reports().overlaps(codes).stream()
              .map(
                  each ->
                      new SharedGround(each.one(), each.other(), Math.rint(each.squareMetres())))
              .toList(),
          snapshot.change());
    }
  }

  private static Zone zone(Snapshot snapshot, String code) {
    try {
      return snapshot.zones(List.of(code)).get(0);
    } catch (Refusal unknown) {
      // The store names the many that a process asks for.
      List<Fault> faults =
          unknown.faults().stream()
              .map(fault -> new Fault("zone", fault.found(), fault.expected()))
              .toList();
      throw new Refusal(unknown.kind(), unknown.type(), unknown.title(), faults, unknown);
    }
  }

  private void check(FileRequest request, LocalDate asOf, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (asOf.isAfter(today)) {
      faults.add(
          Fault.of("as_of", asOf, "不晚于今天 " + today + " 的日期", "a date not after today, " + today));
    }
    if (request.filedBy().isBlank() || request.filedBy().strip().length() > LONGEST_ROLE) {
      faults.add(
          Fault.of(
              "filed_by",
              request.filedBy(),
              "必填：岗位，最多 " + LONGEST_ROLE + " 字",
              "required: a role, at most " + LONGEST_ROLE + " characters"));
    }
    if (request.remark() != null && request.remark().length() > LONGEST_REMARK) {
      faults.add(
          Fault.of(
              "remark",
              request.remark(),
              "最多 " + LONGEST_REMARK + " 字",
              "at most " + LONGEST_REMARK + " characters"));
    }
    if (!faults.isEmpty()) {
      throw FacilityInputs.refuse(faults);
    }
  }

  /** The zone and all beneath it but communities. */
  private static List<String> codes(Snapshot snapshot, Zone zone) {
    Set<String> codes = new LinkedHashSet<>(Set.of(zone.code()));
    for (String kind : List.of("functional", "district", "town")) {
      for (Zone each : snapshot.zonesOfKind(kind)) {
        if (codes.contains(each.parent()) || codes.contains(each.memberOf())) {
          codes.add(each.code());
        }
      }
    }
    return List.copyOf(new TreeSet<>(codes));
  }

  /**
   * Zones that a report can be filed for: the city, the districts, the functional zones, the
   * streets.
   */
  public List<ZoneName> zones() {
    try (Snapshot snapshot = store.snapshot()) {
      List<ZoneName> zones = new ArrayList<>();
      for (String kind : List.of("city", "district", "functional")) {
        snapshot
            .zonesOfKind(kind)
            .forEach(zone -> zones.add(new ZoneName(zone.code(), zone.name(), kind)));
      }
      snapshot.zoneEntries(List.of()).stream()
          .filter(zone -> zone.kind().equals("town"))
          .forEach(zone -> zones.add(new ZoneName(zone.code(), zone.name(), zone.kind())));
      return zones;
    }
  }

  /**
   * @param zone code
   */
  public record ZoneName(String zone, String name, String kind) {}

  /** What the standards read, by id of the layer. */
  private Set<String> layers(List<String> standards) {
    Set<String> layers = new TreeSet<>(Set.of("zone", "inventory"));
    for (Standard standard : catalogue.standards()) {
      if (standards.isEmpty() || standards.contains(standard.id())) {
        for (Rule rule : standard.rules()) {
          rule.measure().reads().stream().map(Measure.Rows::layer).forEach(layers::add);
          if (rule.measure() instanceof ReachMeasure) {
            layers.addAll(Set.of("population", "road", "barrier", "waterway", Change.TERRAIN));
          }
        }
      }
    }
    return layers;
  }

  private static Refusal changedSince(LocalDate asOf, LocalDate today, List<LaterChanges> later) {
    LocalDate last =
        later.stream().map(LaterChanges::lastOn).max(LocalDate::compareTo).orElse(today);
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
            "as_of",
            asOf,
            "改为 " + last + " 或以后；或加 data: current，这些图层按现在的数据、以要素自己的日期计算，报告中写明",
            last
                + " or later; or add data: current, which takes these layers as they are now, by"
                + " the features' own dates, and says so in the report"));
    later.forEach(
        each ->
            faults.add(
                Fault.of(
                    each.layer(),
                    each.changes(),
                    "此图层在那天之后又改过，最后一次是变更 " + each.last() + "（" + each.lastOn() + "）",
                    "written since, last by change " + each.last() + " on " + each.lastOn())));
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "changed-since",
        new Label(
            "那天的数据已经改过，算不出当天的原样",
            "The data was changed after that day; its state then is not known"),
        faults,
        null);
  }

  /**
   * Those that hold a zone and a standard, about a day between two; the latest day first, of one
   * day the one filed last first.
   *
   * @param zone code, or null for any; so are the others
   * @throws Refusal {@code invalid-input} when a day is none
   */
  public List<FiledHead> list(String zone, String standard, String from, String to, int limit) {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot
          .reports()
          .list(
              zone,
              standard,
              from == null ? null : Days.read("from", from),
              to == null ? null : Days.read("to", to),
              limit)
          .stream()
          .map(FiledHead::of)
          .toList();
    }
  }

  /** A report and its answer as JSON, to the digit as it was filed. */
  public record Filed(FiledHead head, byte[] json) {
    /** The answer, for those who render it. */
    public GapResult result() {
      return Processes.parse(GapResult.class, json);
    }

    /** What lists tell of it. */
    public About about() {
      return Processes.parse(About.class, head.about().getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * @throws Refusal {@code unknown-report}
   */
  public Filed get(long id) {
    return get("id", id);
  }

  private Filed get(String field, long id) {
    try (Snapshot snapshot = store.snapshot()) {
      FiledReport report = snapshot.reports().find(id).orElseThrow(() -> unknown(field, id));
      return new Filed(FiledHead.of(report), unpacked(snapshot.reports().result(id)));
    }
  }

  /** The refusal of an id that no report has. */
  public static Refusal unknown(String field, Object id) {
    return Refusal.notFound(
        "unknown-report",
        "没有这份归档报告",
        "There is no such filed report",
        Fault.of(field, id, "已归档报告的编号", "the id of a filed report"));
  }

  /**
   * Two filed reports beside each other.
   *
   * @throws Refusal {@code unknown-report}, or {@code nothing-in-common} when they have neither a
   *     zone nor ground in common, or no standard
   */
  public Comparison compare(long before, long after) {
    Filed earlier = get("before", before);
    Filed later = get(after);
    return new ReportComparison(earlier, later, store).make();
  }

  private static byte[] packed(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("a filed report is damaged", broken);
    }
  }
}
