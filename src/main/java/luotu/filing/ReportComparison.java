package luotu.filing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.filing.Comparison.GroundShare;
import luotu.filing.Comparison.MarksChanged;
import luotu.filing.Comparison.Moved;
import luotu.filing.Comparison.Result;
import luotu.filing.Comparison.ZoneCompared;
import luotu.filing.FiledReports.Filed;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.Standard.Level;
import luotu.store.ReportReader.Ground;
import luotu.store.Snapshot;
import luotu.store.Store;

/** Puts two filed reports beside each other. For one use by one thread. */
final class ReportComparison {
  private static final List<String> WORST_FIRST = List.of("gap", "partial", "met");

  /** Less of a zone's ground than this coming or going is a border drawn anew. */
  private static final double SAME_GROUND = 0.99;

  private static final double MILLIONTHS = 1e6;

  private final Filed before;
  private final Filed after;
  private final GapResult earlier;
  private final GapResult later;
  private final Map<String, ZoneRow> earlierRows;
  private final Map<String, ZoneRow> laterRows;
  private final List<Ground> ground;
  private final Map<List<MarksUsed>, Set<String>> marksChanged = new LinkedHashMap<>();

  ReportComparison(Filed before, Filed after, Store store) {
    this.before = before;
    this.after = after;
    earlier = before.result();
    later = after.result();
    earlierRows = byCode(earlier);
    laterRows = byCode(later);
    try (Snapshot snapshot = store.snapshot()) {
      ground =
          snapshot
              .reports()
              .ground(
                  before.head().change(),
                  earlierRows.keySet(),
                  after.head().change(),
                  laterRows.keySet());
    }
  }

  private static Map<String, ZoneRow> byCode(GapResult result) {
    Map<String, ZoneRow> rows = new TreeMap<>();
    result.zones().forEach(row -> rows.put(row.zone(), row));
    return rows;
  }

  Comparison make() {
    Set<String> codes = new TreeSet<>(earlierRows.keySet());
    codes.addAll(laterRows.keySet());
    boolean shareZones = earlierRows.keySet().stream().anyMatch(laterRows::containsKey);
    List<String> standards =
        before.head().standards().stream().filter(after.head().standards()::contains).toList();
    if (!shareZones && ground.isEmpty() || standards.isEmpty()) {
      throw nothingInCommon(standards.isEmpty());
    }
    List<ZoneCompared> zones = codes.stream().map(code -> zone(code, standards)).toList();
    return new Comparison(
        before.head(),
        after.head(),
        !before.head().catalogue().equals(after.head().catalogue()),
        marksChanged.entrySet().stream()
            .map(
                entry ->
                    new MarksChanged(
                        entry.getKey().get(0).standard(),
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        List.copyOf(entry.getValue())))
            .toList(),
        zones,
        standards.stream().map(standard -> moved(standard, zones)).toList());
  }

  private Refusal nothingInCommon(boolean ofStandards) {
    return Refusal.invalid(
        "nothing-in-common",
        "两份报告没有可比之处",
        "The two reports have nothing in common",
        ofStandards
            ? Fault.of(
                "standards",
                String.join(", ", after.head().standards()),
                "至少有一个共同的标准：" + String.join("、", before.head().standards()),
                "at least one standard of both: " + String.join(", ", before.head().standards()))
            : new Fault(
                "zone",
                after.head().zone(),
                new Label(
                    "与 " + before.head().zone() + " 有共同镇街或地块的报告",
                    "a report that has a zone or ground in common with " + before.head().zone())));
  }

  private ZoneCompared zone(String code, List<String> standards) {
    ZoneRow old = earlierRows.get(code);
    ZoneRow now = laterRows.get(code);
    ZoneRow any = now == null ? old : now;
    boolean isBoth = old != null && now != null;
    boolean keepsGround = isBoth && keepsGround(code);
    return new ZoneCompared(
        code,
        any.name(),
        isBoth && !Objects.equals(old.name(), now.name()) ? old.name() : null,
        any.kind(),
        isBoth ? "both" : now == null ? "only_before" : "only_after",
        keepsGround ? List.of() : liesIn(code),
        keepsGround ? List.of() : layIn(code),
        isBoth
            ? standards.stream().map(standard -> result(standard, old, now, !keepsGround)).toList()
            : List.of());
  }

  /** Where the ground of an earlier zone lies now. */
  private List<GroundShare> liesIn(String code) {
    return ground.stream()
        .filter(each -> each.earlier().equals(code))
        .map(each -> share(each.later(), laterRows, each.ofEarlier()))
        .toList();
  }

  /** Where the ground of a later zone lay before. */
  private List<GroundShare> layIn(String code) {
    return ground.stream()
        .filter(each -> each.later().equals(code))
        .sorted((one, other) -> Double.compare(other.ofLater(), one.ofLater()))
        .map(each -> share(each.earlier(), earlierRows, each.ofLater()))
        .toList();
  }

  private boolean keepsGround(String code) {
    return ground.stream()
        .filter(each -> each.earlier().equals(code) && each.later().equals(code))
        .map(each -> each.ofEarlier() >= SAME_GROUND && each.ofLater() >= SAME_GROUND)
        .findFirst()
        .orElse(ground.stream().noneMatch(each -> concerns(each, code)));
  }

  private static boolean concerns(Ground ground, String code) {
    return ground.earlier().equals(code) || ground.later().equals(code);
  }

  private static GroundShare share(String code, Map<String, ZoneRow> rows, double share) {
    return new GroundShare(code, rows.get(code).name(), rounded(Math.min(1, share)));
  }

  private Result result(String standard, ZoneRow old, ZoneRow now, boolean groundChanged) {
    Cell was = cell(old, standard);
    Cell is = cell(now, standard);
    MarksUsed marksBefore = marks(earlier, was, old);
    MarksUsed marksAfter = marks(later, is, now);
    boolean isSameReach =
        asksSame(marksBefore.preferred(), marksAfter.preferred())
            && asksSame(marksBefore.limit(), marksAfter.limit())
            && marksBefore.measuresSame(marksAfter);
    boolean isSameMarks =
        isSameReach
            && asksSame(marksBefore.required(), marksAfter.required())
            && marksBefore.off() == marksAfter.off();
    if (!isSameMarks) {
      marksChanged
          .computeIfAbsent(List.of(marksBefore, marksAfter), none -> new TreeSet<>())
          .add(now.zone());
    }
    boolean isComparable =
        isSameReach && was.value() != null && is.value() != null && was.unit().equals(is.unit());
    return new Result(
        standard,
        is.unit(),
        was.status(),
        is.status(),
        was.value(),
        is.value(),
        isComparable ? rounded(is.value() - was.value()) : null,
        !isSameMarks
            ? "marks_changed"
            : groundChanged ? "ground_changed" : movement(was.status(), is.status()));
  }

  private static Cell cell(ZoneRow row, String standard) {
    return row.results().stream()
        .filter(cell -> cell.standard().equals(standard))
        .findFirst()
        .orElseThrow();
  }

  private static MarksUsed marks(GapResult result, Cell cell, ZoneRow row) {
    List<MarksUsed> used =
        result.passMarks().stream()
            .filter(each -> each.standard().equals(cell.standard()))
            .filter(each -> Objects.equals(each.zone(), cell.marksOf()))
            .toList();
    Level level = Level.of(row.kind());
    // Rules of their own are for levels above the one that the standard binds.
    return used.stream()
        .filter(each -> levelOf(each) == level)
        .findFirst()
        .or(() -> used.stream().min(Comparator.comparing(ReportComparison::levelOf)))
        .orElseThrow();
  }

  private static Level levelOf(MarksUsed marks) {
    return Level.valueOf(marks.level().toUpperCase(Locale.ROOT));
  }

  private static boolean asksSame(MarksUsed.Mark one, MarksUsed.Mark other) {
    return one == null || other == null ? one == other : one.asksSame(other);
  }

  private static String movement(String was, String is) {
    if (was.equals(is)) {
      return "same";
    }
    int from = WORST_FIRST.indexOf(was);
    int to = WORST_FIRST.indexOf(is);
    if (from >= 0 && to >= 0) {
      return to > from ? "better" : "worse";
    }
    if (was.equals("no_data")) {
      return "now_known";
    }
    return is.equals("no_data") ? "no_longer_known" : "other";
  }

  private static Moved moved(String standard, List<ZoneCompared> zones) {
    Map<String, Long> counts =
        zones.stream()
            .flatMap(zone -> zone.results().stream())
            .filter(result -> result.standard().equals(standard))
            .collect(Collectors.groupingBy(Result::movement, Collectors.counting()));
    Function<String, Long> count = movement -> counts.getOrDefault(movement, 0L);
    return new Moved(
        standard,
        count.apply("better"),
        count.apply("worse"),
        count.apply("same"),
        count.apply("marks_changed"),
        count.apply("ground_changed"),
        count.apply("now_known"),
        count.apply("no_longer_known"),
        count.apply("other"));
  }

  private static double rounded(double value) {
    return Math.rint(value * MILLIONTHS) / MILLIONTHS;
  }
}
