package luotu.serve.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Outcome;
import luotu.model.ReachMeasure;
import luotu.model.Standard;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Source;
import luotu.model.TravelMode;

/** Standards as they stand in {@code /catalogue}. */
final class StandardJson {
  private StandardJson() {}

  static Map<String, Object> of(Standard standard) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", standard.id());
    json.put("label", standard.label());
    json.put("duty", standard.duty());
    rule(standard.main(), json);
    json.put("sources", sources(standard.sources()));
    json.put("lead_unit", leadUnit(standard));
    List<Map<String, Object>> own = new ArrayList<>();
    for (Rule rule : standard.rules().subList(1, standard.rules().size())) {
      Map<String, Object> level = new LinkedHashMap<>();
      rule(rule, level);
      own.add(level);
    }
    json.put("own", own);
    return json;
  }

  private static void rule(Rule rule, Map<String, Object> json) {
    json.put("level", lowerCase(rule.level()));
    json.put("unit", rule.unit().id());
    json.put("preferred", rule.preferred() == null ? null : mark(rule.preferred()));
    json.put("limit", rule.limit() == null ? null : mark(rule.limit()));
    json.put("required", mark(rule.required()));
    json.put("zones", rule.zones());
    json.put("reads", rule.measure().reads().stream().map(StandardJson::rows).toList());
    json.put("numbers", numbers(rule.measure()));
    json.put("settings", rule.measure().settings().stream().map(StandardJson::setting).toList());
    json.put("coverage", rule.measure() instanceof Measure.Coverage it ? coverage(it, rule) : null);
    json.put("areas", areas(rule.measure()));
    json.put("travel", travel(rule).orElse(null));
  }

  /** Who leads, as far as we know. */
  static Map<String, Object> leadUnit(Standard standard) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zh", standard.leadUnit().label().zh());
    json.put("en", standard.leadUnit().label().en());
    json.put("certainty", lowerCase(standard.leadUnit().certainty()));
    return json;
  }

  private static Map<String, Object> mark(PassMark mark) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", mark.value());
    json.put("unit", mark.unit().id());
    json.put("by_year_end", mark.byYearEnd());
    json.put("certainty", lowerCase(mark.certainty()));
    json.put("source", mark.source());
    return json;
  }

  private static Map<String, Object> setting(Setting setting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", setting.key());
    json.put("label", setting.label());
    json.put("value", setting.value());
    json.put("unit", setting.unit());
    json.put("certainty", lowerCase(setting.basis().certainty()));
    json.put("source", setting.basis().source());
    return json;
  }

  /** Clauses with whom they name; null and none where what we have of them names nobody. */
  static List<Map<String, Object>> sources(List<Source> sources) {
    List<Map<String, Object>> clauses = new ArrayList<>();
    for (Source source : sources) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("document", source.document());
      json.put("clause", source.clause());
      json.put("text", source.text());
      json.put("lead_unit", source.leadUnit());
      json.put("responsible_units", source.responsibleUnits());
      clauses.add(json);
    }
    return clauses;
  }

  static Map<String, Object> outcome(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", outcome.id());
    json.put("label", outcome.label());
    json.put("at_most", mark(outcome.atMost()));
    json.put("beside", outcome.beside());
    json.put("sources", sources(outcome.sources()));
    return json;
  }

  private static Map<String, Object> rows(Measure.Rows rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", rows.layer());
    json.put("filter", rows.filter());
    return json;
  }

  /** The keys of the evidence; the last two are those of zones of several streets, and of many. */
  private static Map<String, Label> numbers(Measure measure) {
    Map<String, Label> labels = new LinkedHashMap<>(measure.numbers());
    labels.put("zones_no_data", new Label("无数据的镇街", "Streets without data"));
    labels.put("features", new Label("要处理的要素", "Features to see to"));
    return labels;
  }

  /** The kinds that {@code uncovered-area} tells the ground of; none where it tells none. */
  private static List<Map<String, Object>> areas(Measure measure) {
    if (measure instanceof ReachMeasure.Travel travel) {
      return travel.kinds().stream()
          .map(kind -> Map.<String, Object>of("id", kind.id(), "label", kind.label()))
          .toList();
    }
    return measure instanceof ReachMeasure.OwnReach
        ? List.of(Map.of("id", "", "label", ReachMeasure.PEOPLE_LABEL))
        : List.of();
  }

  /** The inputs of {@code radius-coverage} that show the same on the map. */
  private static Map<String, Object> coverage(Measure.Coverage coverage, Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("facilities", coverage.facilities().layer());
    json.put("filter", coverage.facilities().filter());
    json.put("over", coverage.land().layer());
    json.put("over_filter", coverage.land().filter());
    json.put("radius_m", reaches(rule));
    return json;
  }

  /**
   * The inputs of {@code service-area} that show the same on the map; empty where they cannot, as
   * where the standard asks for several kinds of facilities, of which no one shows it.
   */
  private static Optional<Map<String, Object>> travel(Rule rule) {
    if (rule.measure() instanceof ReachMeasure.SplitArea area) {
      return Optional.of(
          travel(
              area.facilities(),
              area.mode(),
              area.fromFacilities(),
              List.of(area.minutes()),
              true));
    }
    if (rule.measure() instanceof ReachMeasure.Travel travel) {
      List<Measure.Rows> facilities =
          travel.kinds().stream().flatMap(kind -> kind.facilities().stream()).toList();
      return facilities.size() > 1
          ? Optional.empty()
          : Optional.of(
              travel(
                  facilities.get(0), travel.mode(), travel.fromFacilities(), reaches(rule), false));
    }
    return Optional.empty();
  }

  private static Map<String, Object> travel(
      Measure.Rows facilities,
      TravelMode mode,
      boolean fromFacilities,
      List<Double> minutes,
      boolean isSplit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("facilities", facilities.layer());
    json.put("filter", facilities.filter());
    json.put("mode", lowerCase(mode));
    json.put("minutes", minutes);
    json.put("direction", fromFacilities ? "from" : "to");
    json.put("split", isSplit);
    return json;
  }

  private static List<Double> reaches(Rule rule) {
    return Stream.of(rule.preferred(), rule.limit())
        .filter(Objects::nonNull)
        .map(PassMark::value)
        .toList();
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
