package luotu.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.standards.Days;
import luotu.analyse.standards.PassMarks;
import luotu.filing.MarkRequest.Amount;
import luotu.filing.MarkRequest.Mark;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.MarkDecision;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;
import luotu.store.RecordedDecision;

/** Turns what was asked for into a decision, or says all that is wrong with it. */
final class MarkCheck {
  private static final double MOST_METRES = 1_000_000;
  private static final double MOST_MINUTES = 240;
  private static final int MOST_YEARS = 100;
  private static final double MOST_SQUARE_METRES = 1_000;
  private static final String ABOVE_ZERO =
      "above 0; where it is not asked for, switch the standard off";
  private static final int LONGEST_BY = 100;
  private static final int LONGEST_TEXT = 500;

  private final List<Fault> faults = new ArrayList<>();
  private final MarkRequest request;

  private MarkCheck(MarkRequest request) {
    this.request = request;
  }

  /**
   * @param zone the row of the zone that decides
   * @throws Refusal {@code invalid-input} with all that is wrong
   */
  static MarkDecision decision(
      MarkRequest request, Standard standard, Feature zone, LocalDate today) {
    return new MarkCheck(request).read(standard, zone, today);
  }

  private MarkDecision read(Standard standard, Feature zone, LocalDate today) {
    Level level =
        request.level() == null
            ? standard.main().level()
            : Level.valueOf(request.level().toUpperCase(Locale.ROOT));
    Rule rule = rule(standard, level);
    checkZone(zone, level);
    MarkDecision decision =
        new MarkDecision(
            standard.id(),
            level,
            request.zone(),
            inForceFrom(today),
            value("preferred", request.preferred(), rule.preferred()).orElse(null),
            value("limit", request.limit(), rule.limit()).orElse(null),
            required(rule.required()).orElse(null),
            amounts(rule.measure().settings()),
            Boolean.TRUE.equals(request.off()),
            request.certainty() == null
                ? Certainty.ASSUMPTION
                : Certainty.valueOf(request.certainty().toUpperCase(Locale.ROOT)),
            source());
    checkPurpose(decision);
    checkText("by", request.by(), LONGEST_BY);
    checkText("why", request.why(), LONGEST_TEXT);
    if (!faults.isEmpty()) {
      throw FacilityInputs.refuse(faults);
    }
    return decision;
  }

  private Rule rule(Standard standard, Level level) {
    return standard
        .findRule(level)
        .orElseGet(
            () -> {
              List<String> levels =
                  standard.rules().stream()
                      .map(rule -> rule.level().name().toLowerCase(Locale.ROOT))
                      .toList();
              faults.add(
                  Fault.of(
                      "level",
                      level.name().toLowerCase(Locale.ROOT),
                      "此标准有规则的级别：" + String.join("、", levels),
                      "a level of which the standard has a rule: " + String.join(", ", levels)));
              return standard.main();
            });
  }

  private void checkZone(Feature zone, Level level) {
    String kind = (String) zone.fields().get("kind");
    if (!List.of("city", "district", "functional").contains(kind)) {
      faults.add(
          Fault.of(
              "zone",
              request.zone() + " (" + kind + ")",
              "市、区县或功能区：镇街和社区用所属区县的达标值",
              "a city, a district or a functional zone: streets and communities take the marks of"
                  + " their district"));
    } else if (level.compareTo(Level.of(kind)) > 0) {
      faults.add(
          Fault.of(
              "level",
              level.name().toLowerCase(Locale.ROOT),
              "不高于该区域自己的级别",
              "not above the level of the zone itself"));
    }
  }

  private LocalDate inForceFrom(LocalDate today) {
    return request.inForceFrom() == null
        ? today
        : Days.read("in_force_from", request.inForceFrom());
  }

  private Optional<Double> value(String field, Mark given, PassMark known) {
    if (given == null) {
      return Optional.empty();
    }
    if (known == null) {
      faults.add(
          Fault.of(field, given.value(), "此标准没有这个值，请去掉", "none: the standard has no such mark"));
      return Optional.empty();
    }
    if (isUnit(field, given.unit(), known.unit().id())) {
      checkRange(field + ".value", given.value(), known.unit());
    }
    return Optional.of(given.value());
  }

  /** A mark of 0 would be met by whoever does nothing, unless it is faults that are counted. */
  private Optional<Double> required(PassMark known) {
    Optional<Double> given = value("required", request.required(), known);
    if (given.filter(value -> value == 0).isPresent()
        && known.value() > 0
        && known.unit() != Unit.YES_NO) {
      expect(false, "required.value", 0, "大于 0；不再要求时请停用此标准", ABOVE_ZERO);
    }
    return given;
  }

  private boolean isUnit(String field, String given, String known) {
    if (!given.equals(known)) {
      faults.add(Fault.of(field + ".unit", given, known, known));
    }
    return given.equals(known);
  }

  private Map<String, Object> amounts(List<Setting> settings) {
    Map<String, Setting> known = new LinkedHashMap<>();
    settings.forEach(setting -> known.put(setting.key(), setting));
    Map<String, Object> amounts = new HashMap<>();
    for (Amount given : request.amounts()) {
      String field = "amounts." + given.key();
      Setting setting = known.get(given.key());
      if (setting == null) {
        faults.add(
            known.isEmpty()
                ? Fault.of("amounts", given.key(), "此标准没有这样的数字，请去掉", "none: the standard has none")
                : new Fault("amounts", given.key(), Label.oneOf(known.keySet())));
      } else if (amounts.containsKey(given.key())) {
        faults.add(Fault.of(field, given.key(), "只写一次", "given once"));
      } else if (isUnit(field, given.unit(), setting.unit())) {
        amounts.put(given.key(), amount(field, given, setting.unit()));
      }
    }
    return amounts;
  }

  private Object amount(String field, Amount given, String unit) {
    boolean isDay = unit.equals(Setting.DAY);
    if (given.value() != null && given.day() != null) {
      faults.add(
          Fault.of(
              field + (isDay ? ".value" : ".day"),
              isDay ? given.value() : given.day(),
              isDay ? "不写：这里要的是日期" : "不写：这里要的是数字",
              isDay ? "none: a day is wanted" : "none: a number is wanted"));
    }
    if (isDay) {
      return Days.read(field + ".day", given.day() == null ? "" : given.day()).toString();
    }
    if (given.value() == null || given.value() == 0) {
      String found = given.value() == null ? "" : "0";
      faults.add(Fault.of(field + ".value", found, "大于 0 的数字", "a number above 0"));
      return 0.0;
    }
    double value = given.value();
    switch (unit) {
      case "m" -> checkRange(field + ".value", value, Unit.M);
      case "min" -> checkRange(field + ".value", value, Unit.MIN);
      case "people" -> checkRange(field + ".value", value, Unit.PEOPLE);
      case "years" ->
          expect(
              value == Math.rint(value) && value <= MOST_YEARS,
              field + ".value",
              value,
              "1 到 100 的整数",
              "a whole number from 1 to 100");
      default ->
          expect(
              value <= MOST_SQUARE_METRES,
              field + ".value",
              value,
              "不超过 1000 平方米",
              "at most 1,000 m²");
    }
    return value;
  }

  private void checkRange(String field, double value, Unit unit) {
    switch (unit) {
      case SHARE ->
          expect(value <= 1, field, value, "份额 0 到 1，如 0.95", "a share from 0 to 1, such as 0.95");
      case M ->
          expect(
              value > 0 && value <= MOST_METRES,
              field,
              value,
              "大于 0，不超过 1000000 米",
              "above 0, at most 1,000,000 m");
      case MIN ->
          expect(
              value > 0 && value <= MOST_MINUTES,
              field,
              value,
              "大于 0，不超过 240 分钟",
              "above 0, at most 240 minutes");
      case KM2 -> expect(value > 0, field, value, "大于 0", "above 0");
      case COUNT, PEOPLE -> expect(value == Math.rint(value), field, value, "整数", "a whole number");
      case YES_NO ->
          expect(
              value == 1,
              field,
              value,
              "只能是 1；不再要求时请停用此标准",
              "1; where it is not asked for, switch the standard off");
      case RATIO -> expect(value <= 1000, field, value, "不超过 1000", "at most 1,000");
    }
  }

  private void expect(boolean holds, String field, double value, String zh, String en) {
    if (!holds) {
      faults.add(Fault.of(field, value, zh, en));
    }
  }

  private String source() {
    boolean givesMarks =
        !request.amounts().isEmpty()
            || Stream.of(request.preferred(), request.limit(), request.required())
                .anyMatch(mark -> mark != null);
    if (givesMarks) {
      checkText("source", request.source(), LONGEST_TEXT);
    }
    return request.source() == null || request.source().isBlank()
        ? request.why().strip()
        : request.source().strip();
  }

  private void checkText(String field, String text, int longest) {
    if (text == null || text.isBlank() || text.strip().length() > longest) {
      faults.add(
          Fault.of(
              field,
              text == null ? "" : text,
              "必填，最多 " + longest + " 字",
              "required, at most " + longest + " characters"));
    }
  }

  /** Marks, or off, or the marks of the zone above: one of the three. */
  private void checkPurpose(MarkDecision decision) {
    long purposes =
        Stream.of(decision.hasMarks(), decision.off(), Boolean.TRUE.equals(request.inherit()))
            .filter(Boolean::booleanValue)
            .count();
    if (purposes != 1 && faults.isEmpty()) {
      faults.add(
          Fault.of(
              "",
              purposes,
              "三者写其一：达标值（preferred、limit、required、amounts）、off 或 inherit",
              "one of the three: marks (preferred, limit, required, amounts), off, or inherit"));
    }
  }

  /**
   * On no day may a limit be stricter than the mark that is wanted, neither in the zone that
   * decides nor in one beneath that decided before.
   *
   * @param recorded with the new decision as the last
   * @throws Refusal {@code invalid-input}
   */
  static void checkOrder(
      List<RecordedDecision> recorded, Standard standard, MarkDecision made, List<Feature> zones) {
    List<MarkDecision> alike =
        recorded.stream()
            .filter(each -> each.undoneBy() == null)
            .map(RecordedDecision::decision)
            .filter(each -> each.standard().equals(made.standard()) && each.level() == made.level())
            .toList();
    List<LocalDate> days =
        alike.stream()
            .map(MarkDecision::inForceFrom)
            .filter(day -> !day.isBefore(made.inForceFrom()))
            .distinct()
            .sorted()
            .toList();
    Rule rule = standard.findRule(made.level()).orElseThrow();
    for (LocalDate day : days) {
      PassMarks marks = PassMarks.of(recorded, day, zones);
      for (String zone : alike.stream().map(MarkDecision::zone).distinct().sorted().toList()) {
        PassMarks.Binding binding = marks.asDecided(standard, rule, zone);
        PassMark limit = binding.rule().limit();
        if (limit != null && limit.value() < binding.rule().preferred().value()) {
          throw FacilityInputs.refuse(
              List.of(
                  Fault.of(
                      "limit",
                      limit.value(),
                      "不小于 preferred "
                          + binding.rule().preferred().value()
                          + "（区域 "
                          + zone
                          + "，"
                          + day
                          + " 起）：最大值不能比标准值更严",
                      "at least the preferred "
                          + binding.rule().preferred().value()
                          + " (zone "
                          + zone
                          + ", from "
                          + day
                          + "): a limit is not stricter")));
        }
      }
    }
  }
}
