package luotu.analyse.standards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luotu.analyse.Output;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.model.Label;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Setting;
import luotu.store.RecordedDecision;

/**
 * The pass marks that some cells of a report were held against: those of one standard and level
 * whose {@code marks_of} is {@code zone}.
 */
public record MarksUsed(
    String standard,
    @Output(zh = "town、district 或 city", en = "town, district or city") String level,
    @Output(zh = "由哪个区域所定；为空就是目录", en = "code of the zone that set them; null for the catalogue")
        String zone,
    String zoneName,
    @Output(zh = "该标准已停用", en = "whether the standard is switched off") boolean off,
    Mark preferred,
    Mark limit,
    Mark required,
    @Output(
            zh = "量法里的数字和日期，各区域可另定",
            en = "numbers and days of the measure, which zones may set too")
        List<Amount> amounts) {
  public MarksUsed {
    amounts = List.copyOf(amounts);
  }

  /** One number or day of a measure, and who set it. */
  public record Amount(
      @Output(zh = "在该标准中的代号", en = "what it goes by within the standard") String key,
      Label label,
      @Output(zh = "数字；日期写作 2021-09-30", en = "a number, or a day such as 2021-09-30") Object value,
      @Output(zh = "m、m2、min、people、years 或 day", en = "m, m2, min, people, years or day")
          String unit,
      @Output(zh = "verified、unverified 或 assumption", en = "verified, unverified or assumption")
          String certainty,
      Label source,
      @Output(zh = "由哪个区域所定；为空就是目录", en = "code of the zone that set it; null for the catalogue")
          String setBy,
      @Output(zh = "从哪天起", en = "the first day it counts") String inForceFrom,
      @Output(zh = "变更号", en = "number of the change set it came with") Long change) {
    private static Amount of(Setting setting, Optional<RecordedDecision> decided) {
      return new Amount(
          setting.key(),
          setting.label(),
          setting.value(),
          setting.unit(),
          setting.basis().certainty().name().toLowerCase(Locale.ROOT),
          setting.basis().source(),
          decided.map(each -> each.decision().zone()).orElse(null),
          decided.map(each -> each.decision().inForceFrom().toString()).orElse(null),
          decided.map(RecordedDecision::change).orElse(null));
    }
  }

  /**
   * Whether two measure by the same numbers; not known, and so not otherwise, where one has none.
   */
  public boolean measuresSame(MarksUsed other) {
    return amounts.isEmpty()
        || other.amounts.isEmpty()
        || values(amounts).equals(values(other.amounts));
  }

  private static Map<String, Object> values(List<Amount> amounts) {
    return amounts.stream().collect(Collectors.toMap(Amount::key, Amount::value));
  }

  /** One mark, and who set it. */
  public record Mark(
      double value,
      String unit,
      @Output(zh = "年底要达到，年内按天数折算", en = "due at the year's end, in proportion before")
          boolean byYearEnd,
      @Output(zh = "verified、unverified 或 assumption", en = "verified, unverified or assumption")
          String certainty,
      Label source,
      @Output(zh = "由哪个区域所定；为空就是目录", en = "code of the zone that set it; null for the catalogue")
          String setBy,
      @Output(zh = "从哪天起", en = "the first day it counts") String inForceFrom,
      @Output(zh = "变更号", en = "number of the change set it came with") Long change) {
    static Mark of(PassMark mark, RecordedDecision decided) {
      return mark == null
          ? null
          : new Mark(
              mark.value(),
              mark.unit().id(),
              mark.byYearEnd(),
              mark.certainty().name().toLowerCase(Locale.ROOT),
              mark.source(),
              decided == null ? null : decided.decision().zone(),
              decided == null ? null : decided.decision().inForceFrom().toString(),
              decided == null ? null : decided.change());
    }

    /** Whether the two ask for the same. */
    public boolean asksSame(Mark other) {
      return value == other.value && unit.equals(other.unit) && byYearEnd == other.byYearEnd;
    }
  }

  /** What binds a zone, written down. */
  public static MarksUsed of(Binding binding) {
    return new MarksUsed(
        binding.standard().id(),
        binding.rule().level().name().toLowerCase(Locale.ROOT),
        binding.decidedBy().map(each -> each.decision().zone()).orElse(null),
        binding.decidedBy().map(RecordedDecision::zoneName).orElse(null),
        binding.isOff(),
        Mark.of(binding.rule().preferred(), binding.preferred()),
        Mark.of(binding.rule().limit(), binding.limit()),
        Mark.of(binding.rule().required(), binding.required()),
        binding.rule().measure().settings().stream()
            .map(
                setting ->
                    Amount.of(setting, Optional.ofNullable(binding.amounts().get(setting.key()))))
            .toList());
  }
}
