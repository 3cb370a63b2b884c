package luotu.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.Parts;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.MarksUsed.Mark;
import luotu.model.Catalogue;
import luotu.model.Field;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Layer;
import luotu.model.Outcome;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;

/**
 * The words of a report in one language. Numbers keep every digit of the answer. What a filed
 * report names and the catalogue no longer declares goes by its id.
 */
final class Wording {
  private static final List<String> STATUSES =
      List.of("met", "partial", "gap", "no_data", "not_applicable");

  private static final String OFF = "off";
  private static final List<String> LEVELS = List.of("town", "district", "city");

  static final Label TITLE =
      new Label("防灾救灾资源达标差距报告", "Gap report on hazards and rescue resources");
  static final Label SIMULATED =
      new Label("模拟数据，并非真实情况，不得用于决策", "Simulated data, not real: not for decisions");

  private static final Map<String, Label> STATUS_WORDS =
      Map.of(
          "met",
          new Label("达标", "Met"),
          "partial",
          new Label("部分达标", "Partial"),
          "gap",
          new Label("未达标", "Gap"),
          "no_data",
          new Label("无数据", "No data"),
          "not_applicable",
          new Label("不适用", "Not applicable"),
          OFF,
          new Label("已停用", "Switched off"));

  private static final Map<String, Label> UNITS =
      Map.of(
          "share", new Label("占比", "share"),
          "m", Label.same("m"),
          "min", Label.same("min"),
          "km2", Label.same("km²"),
          "count", new Label("个数", "count"),
          "yes_no", new Label("有 1、无 0", "yes 1, no 0"),
          "ratio", new Label("比值", "ratio"),
          "people", new Label("人", "people"),
          "per_mille", Label.same("‰"));

  /** The ground of a state as RRGGBB, light enough for black ink; the word stands on it. */
  private static final Map<String, String> COLOURS =
      Map.of(
          "met",
          "D5ECE4",
          "partial",
          "F5C968",
          "gap",
          "F2A7A1",
          "no_data",
          "E3E6EA",
          "not_applicable",
          "FFFFFF",
          OFF,
          "FFFFFF");

  private static final Map<Certainty, Label> CERTAINTIES =
      Map.of(
          Certainty.VERIFIED, new Label("已核对原文", "seen in the text"),
          Certainty.UNVERIFIED, new Label("未核实", "unverified"),
          Certainty.ASSUMPTION, new Label("本平台假设", "assumption"));

  private final Language language;
  private final Map<String, Layer> layers;
  private final Map<String, Standard> standards;
  private final Map<String, Outcome> outcomes;
  private final GapResult found;
  private final Optional<Filing> filing;
  private final DueWording dues;

  Wording(Language language, Catalogue catalogue, GapResult found, Optional<Filing> filing) {
    this.language = language;
    this.found = found;
    this.filing = filing;
    layers = catalogue.byId();
    outcomes =
        catalogue.outcomes().stream().collect(Collectors.toMap(Outcome::id, Function.identity()));
    standards =
        catalogue.standards().stream().collect(Collectors.toMap(Standard::id, Function.identity()));
    dues = new DueWording(this, found);
  }

  /** Progress and deadlines. */
  DueWording dues() {
    return dues;
  }

  /** What a layer is called. */
  String layer(String id) {
    return Optional.ofNullable(layers.get(id)).map(Layer::label).map(this::of).orElse(id);
  }

  /** The states in the order people ask for them; the last only where a standard is off. */
  List<String> statuses() {
    return found.summary().stream().anyMatch(each -> each.off() > 0)
        ? Stream.concat(STATUSES.stream(), Stream.of(OFF)).toList()
        : STATUSES;
  }

  Language language() {
    return language;
  }

  /** One of two texts. */
  String of(String zh, String en) {
    return language == Language.EN ? en : zh;
  }

  String of(Label label) {
    return label.in(language);
  }

  Optional<Standard> standard(String id) {
    return Optional.ofNullable(standards.get(id));
  }

  /** What a zone is called. */
  static String name(ZoneRow zone) {
    return zone.name() == null ? zone.zone() : zone.name();
  }

  String standardName(String id) {
    return standard(id).map(Standard::label).map(this::of).orElse(id);
  }

  /** What the documents ask for; empty when the catalogue does not say. */
  String duty(String standard) {
    return standard(standard).map(Standard::duty).map(this::of).orElse("");
  }

  String status(String id) {
    return of(STATUS_WORDS.get(id));
  }

  static String colour(String status) {
    return COLOURS.get(status);
  }

  String unit(String id) {
    return Optional.ofNullable(UNITS.get(id)).map(this::of).orElse(id);
  }

  String certainty(Certainty certainty) {
    return of(CERTAINTIES.get(certainty));
  }

  String certainty(String id) {
    return certainty(Certainty.valueOf(id.toUpperCase(Locale.ROOT)));
  }

  String day(String isoDate) {
    LocalDate day = LocalDate.parse(isoDate);
    return of(
        "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), isoDate);
  }

  /** A value with its unit and all its digits; a dash when it is not known. */
  String value(Double value, String unit) {
    if (value == null) {
      return "–";
    }
    return switch (unit) {
      case "share", "ratio" -> percent(value);
      case "yes_no" -> value == 1 ? of("有", "Yes") : value == 0 ? of("无", "No") : percent(value);
      case "count" -> number(value);
      default -> number(value) + " " + unit(unit);
    };
  }

  /** A number with all its digits and a decimal point. */
  static String number(double value) {
    return plain(BigDecimal.valueOf(value));
  }

  private static String percent(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2)) + "%";
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /**
   * The value, and the share within the limit where there is one; of a zone with a measure of its
   * own also what its streets add up to.
   */
  String figure(Cell cell) {
    String figure = figure(cell.value(), cell.limitValue(), cell.unit());
    Parts parts = cell.parts();
    return parts == null
        ? figure
        : figure
            + of("（镇街合计 %s）", " (its streets: %s)")
                .formatted(figure(parts.value(), parts.limitValue(), parts.unit()));
  }

  private String figure(Double value, Double limitValue, String unit) {
    return value(value, unit) + (limitValue == null ? "" : " / " + value(limitValue, unit));
  }

  /** The distances or times within which something is wanted; empty when there are none. */
  String reach(Cell cell, String zoneKind) {
    if (cell.preferred() == null) {
      return "";
    }
    String unit = marks(cell, zoneKind).map(MarksUsed::preferred).map(Mark::unit).orElse("");
    String numbers =
        number(cell.preferred()) + (cell.limit() == null ? "" : " / " + number(cell.limit()));
    return unit.isEmpty() ? numbers : numbers + " " + unit(unit);
  }

  /** What has to be reached, or not to be exceeded; empty when there is no such mark. */
  String required(Cell cell, String zoneKind) {
    if (cell.required() == null) {
      return "";
    }
    String unit = requiredUnit(cell, zoneKind);
    if (unit.equals("yes_no")) {
      return value(cell.required(), unit);
    }
    return (cell.required() == 0 ? "≤ " : "≥ ") + value(cell.required(), unit);
  }

  /** In what the required mark is stated. */
  String requiredUnit(Cell cell, String zoneKind) {
    return marks(cell, zoneKind).map(MarksUsed::required).map(Mark::unit).orElse(cell.unit());
  }

  /**
   * The pass marks that a cell was held against: those of the zone that set them for the level, or
   * for the nearest level below that has some. Empty when the report does not say.
   */
  Optional<MarksUsed> marks(Cell cell, String zoneKind) {
    List<MarksUsed> alike =
        found.passMarks().stream()
            .filter(
                each ->
                    each.standard().equals(cell.standard())
                        && Objects.equals(each.zone(), cell.marksOf()))
            .sorted(Comparator.comparing(each -> LEVELS.indexOf(each.level())))
            .toList();
    String level = Level.of(zoneKind).name().toLowerCase(Locale.ROOT);
    return alike.stream()
        .filter(each -> each.level().equals(level))
        .findFirst()
        .or(() -> alike.stream().findFirst());
  }

  /** Who leads: whom the document itself names, or else whom the catalogue supposes. */
  String lead(Standard standard, Standard.Source source) {
    return source.leadUnit() == null
        ? of(standard.leadUnit().label())
            + of("（%s）", " (%s)").formatted(certainty(standard.leadUnit().certainty()))
        : of(source.leadUnit());
  }

  /** Whom else a document names; empty when nobody. */
  String others(Standard.Source source) {
    return source.responsibleUnits().stream().map(this::of).collect(joining(of("、", ", ")));
  }

  /** Whom a rule binds. */
  String level(String id) {
    return switch (id) {
      case "city" -> of("市", "City");
      case "district" -> of("区县", "District");
      default -> of("镇街", "Street");
    };
  }

  /** What would close the gap, in a line; empty when there is none or it was not asked for. */
  String remedy(Cell cell) {
    return cell.remedy() == null
        ? ""
        : cell.remedy().sentences().stream().map(this::of).collect(joining(of("；", "; ")));
  }

  /** Figures that a zone has entered for the year; empty when it has none. */
  String outcomes(ZoneRow zone) {
    return zone.outcomes().stream()
        .map(
            figure ->
                of("%s（%d）%s，要求不超过 %s", "%s (%d): %s, at most %s")
                    .formatted(
                        outcomes.containsKey(figure.outcome())
                            ? of(outcomes.get(figure.outcome()).label())
                            : figure.outcome(),
                        figure.year(),
                        figure.value() == null ? of("未登记", "not entered") : number(figure.value()),
                        number(figure.atMost())))
        .collect(joining(of("；", "; ")));
  }

  /** What data is missing, in a line; empty when none is. */
  String missing(Cell cell) {
    return cell.missing().stream().map(this::missing).collect(joining(of("；", "; ")));
  }

  private String missing(Missing missing) {
    String name = layer(missing.layer());
    if (missing.field() == null) {
      return of("%s：没有数据，也没有清查记录", "%s: no rows and no inventory").formatted(name);
    }
    String field =
        Optional.ofNullable(layers.get(missing.layer()))
            .flatMap(known -> known.findField(missing.field()))
            .map(Field::label)
            .map(this::of)
            .orElse(missing.field());
    return of("%s · %s：%d 行未填", "%s · %s: not given in %d rows")
        .formatted(name, field, missing.rows());
  }

  /** As what it was filed, line by line; empty when it was not. */
  List<String> filing() {
    return filing.map(each -> each.lines(this)).orElse(List.of());
  }

  /** The same in a few words; empty likewise. */
  String filingInBrief() {
    return filing.map(each -> each.brief(this)).orElse("");
  }

  /** What the report as a whole is about. */
  String facts() {
    String filed = filingInBrief();
    return of(
                "截至 %s · %d 个区域 · %d 项标准 · 数据变更号 %d",
                "As of %s · %d zones · %d standards · change %d")
            .formatted(found.asOf(), found.zones().size(), found.summary().size(), found.change())
        + (filed.isEmpty() ? "" : " · " + filed);
  }

  /** How many zones stand so with one standard. */
  static long count(Summary summary, String status) {
    return switch (status) {
      case "met" -> summary.met();
      case "partial" -> summary.partial();
      case "gap" -> summary.gap();
      case "no_data" -> summary.noData();
      case OFF -> summary.off();
      default -> summary.notApplicable();
    };
  }

  /** How many of some cells stand so. */
  static long count(List<Cell> cells, String status) {
    return cells.stream().filter(cell -> cell.status().equals(status)).count();
  }

  /** How many of some cells stand how, in words. */
  String counts(List<Cell> cells) {
    return statuses().stream()
        .map(status -> of("%s %d 项", "%s %d").formatted(status(status), count(cells, status)))
        .collect(joining(of("，", ", ")));
  }
}
