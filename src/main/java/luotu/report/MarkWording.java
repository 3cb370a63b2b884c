package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.MarksUsed.Amount;
import luotu.analyse.standards.MarksUsed.Mark;

/** Which pass marks a report used, as the rows of a table. */
record MarkWording(Wording words) {
  List<String> headings() {
    return List.of(
        words.of("标准", "Standard"),
        words.of("级别", "Level"),
        words.of("所定区域", "Set by"),
        words.of("首选", "Preferred"),
        words.of("限值", "Limit"),
        words.of("要求", "Required"),
        words.of("量法中的数字", "Numbers of the measure"),
        words.of("起用日期", "In force from"),
        words.of("变更号", "Change"));
  }

  List<String> cells(MarksUsed used) {
    Optional<Decided> decided = decided(used);
    return List.of(
        words.standardName(used.standard()),
        words.level(used.level()),
        used.zone() == null
            ? words.of("标准目录", "The catalogue")
            : Objects.toString(used.zoneName(), used.zone()),
        used.off() ? words.status("off") : mark(used.preferred()),
        mark(used.limit()),
        mark(used.required()),
        used.amounts().stream().map(this::amount).collect(joining("\n")),
        decided.map(Decided::from).orElse(""),
        decided.map(Decided::change).map(String::valueOf).orElse(""));
  }

  private record Decided(String from, Long change) {}

  /** Of several decisions the last. */
  private static Optional<Decided> decided(MarksUsed used) {
    return Stream.concat(
            Stream.of(used.required(), used.preferred(), used.limit())
                .filter(mark -> mark != null && mark.setBy() != null)
                .map(mark -> new Decided(mark.inForceFrom(), mark.change())),
            used.amounts().stream()
                .filter(amount -> amount.setBy() != null)
                .map(amount -> new Decided(amount.inForceFrom(), amount.change())))
        .max((one, other) -> Long.compare(one.change(), other.change()));
  }

  /** Value, how sure, where from; empty without one. */
  private String mark(Mark mark) {
    return mark == null
        ? ""
        : words.value(mark.value(), mark.unit()) + basis(mark.certainty(), words.of(mark.source()));
  }

  private String amount(Amount amount) {
    return words.of(amount.label())
        + words.of("：", ": ")
        + value(amount)
        + basis(amount.certainty(), words.of(amount.source()));
  }

  /** A number with all its digits, or a day. */
  static String value(Amount amount) {
    return amount.value() instanceof Number number
        ? Wording.number(number.doubleValue())
        : String.valueOf(amount.value());
  }

  private String basis(String certainty, String source) {
    return words.of("（%s）", " (%s)").formatted(words.certainty(certainty)) + " " + source;
  }
}
