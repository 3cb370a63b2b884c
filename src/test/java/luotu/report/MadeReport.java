package luotu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Evidence;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.MarksUsed.Amount;
import luotu.analyse.standards.MarksUsed.Mark;
import luotu.analyse.standards.Progress;
import luotu.analyse.standards.Remedy;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Label;
import luotu.model.Standard;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;

/**
 * Made-up reports on all standards: every status in turn, values with all the digits that answers
 * have. Names begin with what spreadsheets, XML and file systems take for something else.
 */
final class MadeReport {
  static final String AS_OF = "2025-06-30";

  static final List<String> NAMES =
      List.of(
          "渝碚路街道",
          "=1+1",
          "+86 23",
          "-一街道",
          "@SUM(A1)",
          "a[b]:c*?/\\d'e",
          "<b>&amp;\"街道\"",
          "_x0041_街道",
          "控\u0001制街道",
          "𠮷祥街道");

  private static final List<String> STATUSES =
      List.of("met", "partial", "gap", "no_data", "not_applicable");

  /** What would close each gap. */
  static final Remedy REMEDY =
      new Remedy(
          List.of(new Label("至少再设 2 处", "At least 2 more"), new Label("最近一处 3 km", "Nearest 3 km")),
          Map.of("more", 2),
          List.of());

  private MadeReport() {}

  /** So many streets, in districts of forty. */
  static GapResult of(int streets, boolean simulated) {
    List<ZoneRow> zones =
        IntStream.range(0, streets).mapToObj(number -> zone(streets, number)).toList();
    List<Standard> standards = Checkout.CATALOGUE.standards();
    List<Summary> summary =
        IntStream.range(0, standards.size())
            .mapToObj(
                index ->
                    summary(
                        standards.get(index).id(),
                        zones.stream().map(zone -> zone.results().get(index)).toList()))
            .toList();
    List<MarksUsed> marks = standards.stream().map(MadeReport::marks).toList();
    return new GapResult(
        AS_OF,
        zones,
        summary,
        marks,
        zones.stream().flatMap(zone -> progress(zone.zone())).toList(),
        zones.stream().map(zone -> due(zone.zone())).toList(),
        7,
        12,
        simulated);
  }

  private static Stream<Progress> progress(String zone) {
    return Stream.of(
        new Progress(zone, "shelter-new", 2, 5, "2025-12-31", 2.479452, "partial"),
        new Progress(zone, "drill", 0, 1, "2025-12-31", null, "gap"));
  }

  private static ZoneDue due(String zone) {
    return new ZoneDue(
        zone,
        1,
        2,
        List.of(
            new Due("rectification", "2025-06-01", true, zone, "hazard", 5L, "北坡滑坡", null),
            new Due("drill", "2025-12-31", false, zone, "street_record", null, null, "drill")));
  }

  static String code(int number) {
    return "500106%03d".formatted(number);
  }

  static String name(int number) {
    return number < NAMES.size() ? NAMES.get(number) : "第" + number + "街道";
  }

  private static ZoneRow zone(int streets, int number) {
    List<Standard> standards = Checkout.CATALOGUE.standards();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < standards.size(); i++) {
      cells.add(cell(standards.get(i), number, i));
    }
    return new ZoneRow(
        code(number), name(number), "town", "50" + (100 + number / 40), null, cells, List.of());
  }

  private static Cell cell(Standard standard, int zone, int index) {
    Rule rule = standard.main();
    String status = STATUSES.get((zone * 7 + index) % STATUSES.size());
    boolean isKnown = !status.equals("no_data") && !status.equals("not_applicable");
    double millionths = (zone * 7_919 + index * 104_729) % 1_000_001;
    Double value =
        !isKnown
            ? null
            : (Double)
                switch (rule.unit()) {
                  case SHARE, RATIO -> millionths / 1e6;
                  case M, MIN, KM2 -> millionths / 100;
                  case YES_NO -> millionths % 2;
                  default -> millionths;
                };
    return new Cell(
        standard.id(),
        value,
        isKnown && rule.limit() != null ? (Double) ((1e6 - millionths) / 1e6) : null,
        rule.unit().id(),
        mark(rule.preferred()),
        mark(rule.limit()),
        mark(rule.required()),
        status,
        isKnown
            ? List.of()
            : List.of(new Missing("hazard", "level", 12), new Missing("water_source", null, 0)),
        standard.source(),
        standard.leadUnit().label(),
        new Evidence(Map.of(), List.of()),
        0,
        null,
        status.equals("gap") ? REMEDY : null,
        null);
  }

  private static MarksUsed marks(Standard standard) {
    Rule rule = standard.main();
    return new MarksUsed(
        standard.id(),
        rule.level().name().toLowerCase(Locale.ROOT),
        null,
        null,
        false,
        used(rule.preferred()),
        used(rule.limit()),
        used(rule.required()),
        rule.measure().settings().stream()
            .map(
                setting ->
                    new Amount(
                        setting.key(),
                        setting.label(),
                        setting.value(),
                        setting.unit(),
                        "assumption",
                        setting.basis().source(),
                        null,
                        null,
                        null))
            .toList());
  }

  private static Mark used(PassMark mark) {
    return mark == null
        ? null
        : new Mark(
            mark.value(),
            mark.unit().id(),
            mark.byYearEnd(),
            "assumption",
            mark.source(),
            null,
            null,
            null);
  }

  private static Double mark(PassMark mark) {
    return mark == null ? null : (Double) mark.value();
  }

  private static Summary summary(String standard, List<Cell> cells) {
    long[] counts =
        STATUSES.stream()
            .mapToLong(
                status -> cells.stream().filter(cell -> cell.status().equals(status)).count())
            .toArray();
    return new Summary(standard, counts[0], counts[1], counts[2], counts[3], counts[4], 0, 0);
  }

  /** The words of the states in Chinese, as the contract has them. */
  static final Map<String, String> WORDS =
      Map.of(
          "met", "达标",
          "partial", "部分达标",
          "gap", "未达标",
          "no_data", "无数据",
          "not_applicable", "不适用");
}
