package luotu.analyse.standards;

import java.util.Locale;
import luotu.analyse.Output;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.model.Label;
import luotu.model.Standard.PassMark;
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
    Mark required) {
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
        Mark.of(binding.rule().required(), binding.required()));
  }
}
