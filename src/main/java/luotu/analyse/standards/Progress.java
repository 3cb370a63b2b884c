package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Optional;
import luotu.analyse.Output;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.model.Measure;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Unit;

/** How far a zone is with what it is to have done by a day, or with a number it is to reach. */
public record Progress(
    @Output(zh = "区域代码", en = "code of the zone") String zone,
    String standard,
    @Output(zh = "已完成", en = "done so far") double done,
    @Output(zh = "目标", en = "the target") double target,
    @Output(zh = "目标日；为空就是没有期限", en = "the day of the target; null for none") String by,
    @Output(
            zh = "到报告日应完成，按天数折算；没有期限时为空",
            en = "what is expected by the day of the report, in proportion; null without a day")
        Double expected,
    @Output(zh = "达标情况", en = "status, as of the standard") String status) {
  /** Of standards that count towards a target; empty for the others. */
  static Optional<Progress> of(
      Binding binding,
      String zone,
      Numbers numbers,
      double required,
      Status status,
      LocalDate asOf) {
    Rule rule = binding.rule();
    LocalDate yearEnd = LocalDate.of(asOf.getYear(), 12, 31);
    double mark = rule.required().value();
    Optional<Progress> progress = Optional.empty();
    if (rule.required().byYearEnd() && rule.measure() instanceof Measure.RowShare share) {
      Measure.Part part = share.parts().get(0);
      double planned = numbers.get(part.ofKey());
      progress =
          Optional.of(
              new Progress(
                  zone,
                  binding.standard().id(),
                  numbers.get(part.id()),
                  Numbers.rounded(mark * planned),
                  yearEnd.toString(),
                  Numbers.rounded(required * planned),
                  status.id()));
    } else if (rule.measure() instanceof Measure.YearRecord record && record.count() != null) {
      // Of several zones it counts those that did enough, whatever the others did beyond that.
      boolean isSum = numbers.get(Having.ZONES) > 1;
      progress =
          Optional.of(
              new Progress(
                  zone,
                  binding.standard().id(),
                  numbers.get(isSum ? Having.ZONES_HAVING : record.count()),
                  isSum ? numbers.get(Having.ZONES) : mark,
                  yearEnd.toString(),
                  null,
                  status.id()));
    } else if (rule.measure() instanceof Measure.Capacity && rule.unit() == Unit.COUNT) {
      progress =
          Optional.of(
              new Progress(
                  zone,
                  binding.standard().id(),
                  numbers.get(CapacityMeasured.SUPPLY),
                  mark,
                  null,
                  null,
                  status.id()));
    }
    return progress;
  }
}
