package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import luotu.analyse.standards.DueKind;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.Progress;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;

/** How far zones are with their targets, what is overdue, what falls due next: found and told. */
final class DueWording {
  private final Wording words;
  private final Map<String, Map<String, Progress>> progress = new HashMap<>();
  private final Map<String, ZoneDue> due = new HashMap<>();

  DueWording(Wording words, GapResult found) {
    this.words = words;
    found
        .progress()
        .forEach(
            each ->
                progress
                    .computeIfAbsent(each.zone(), zone -> new HashMap<>())
                    .put(each.standard(), each));
    found.due().forEach(each -> due.put(each.zone(), each));
  }

  /** Of a cell that counts towards a target. */
  Optional<Progress> progress(ZoneRow zone, Cell cell) {
    return Optional.ofNullable(progress.getOrDefault(zone.zone(), Map.of()).get(cell.standard()));
  }

  /** In a line; empty where a cell counts towards no target. */
  String line(ZoneRow zone, Cell cell) {
    return progress(zone, cell).map(this::line).orElse("");
  }

  private String line(Progress progress) {
    String target =
        words
            .of("目标 %s，已完成 %s", "Target %s, done %s")
            .formatted(Wording.number(progress.target()), Wording.number(progress.done()));
    String by = progress.by() == null ? "" : words.of("，期限 %s", ", by %s").formatted(progress.by());
    return progress.expected() == null
        ? target + by
        : target
            + by
            + words
                .of("，到报告日应完成 %s", ", %s expected by the day of the report")
                .formatted(Wording.number(progress.expected()));
  }

  /** What falls due in a zone; empty in a report that does not say. */
  Optional<ZoneDue> due(ZoneRow zone) {
    return Optional.ofNullable(due.get(zone.zone()));
  }

  /**
   * How much is overdue and how much falls due later, and what comes first; empty where nothing
   * does.
   *
   * @param most so many are named
   */
  String line(ZoneRow zone, int most) {
    return due(zone)
        .filter(each -> each.overdue() + each.upcoming() > 0)
        .map(
            each ->
                words
                        .of("逾期 %d 项，未到期 %d 项", "Overdue %d, due later %d")
                        .formatted(each.overdue(), each.upcoming())
                    + each.items().stream()
                        .limit(most)
                        .map(this::item)
                        .collect(joining(words.of("；", "; "), words.of("。", ". "), "")))
        .orElse("");
  }

  private String item(Due item) {
    String name = name(item);
    return item.dueOn()
        + " "
        + kind(item)
        + (name.isEmpty() ? "" : words.of("：", ": ") + name)
        + (item.overdue() ? words.of("（逾期）", " (overdue)") : "");
  }

  String kind(Due item) {
    return words.of(DueKind.valueOf(item.kind().toUpperCase(Locale.ROOT)).label());
  }

  /** What the feature is called, or else its layer and id; empty when there is none. */
  String name(Due item) {
    return item.name() != null
        ? item.name()
        : item.id() == null ? "" : words.layer(item.layer()) + " " + item.id();
  }

  String state(Due item) {
    return item.overdue() ? words.of("逾期", "Overdue") : words.of("未到期", "Due later");
  }

  /** What the columns of a list of deadlines are called. */
  List<String> headings() {
    return List.of(
        words.of("期限", "Due on"),
        words.of("状态", "Status"),
        words.of("事项", "What"),
        words.of("名称", "Name"),
        words.of("所在区域", "Zone it lies in"),
        words.of("标准", "Standard"));
  }

  /** One row of them. */
  List<String> cells(Due item) {
    return List.of(
        item.dueOn(),
        state(item),
        kind(item),
        name(item),
        item.zone(),
        item.standard() == null ? "" : words.standardName(item.standard()));
  }
}
