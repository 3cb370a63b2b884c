package luotu.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.LeadUnit;
import luotu.model.Standard.Level;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Source;
import luotu.model.Standard.Unit;

/** Turns declarations of standards into standards, and holds them against the layers. */
final class StandardReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private final RowsReader rows;
  private final MeasureReader measures;
  private final Map<String, Standard> standards = new LinkedHashMap<>();
  private final Map<String, Integer> orders = new HashMap<>();

  StandardReader(List<Layer> layers) {
    rows = new RowsReader(layers);
    measures = new MeasureReader(rows);
  }

  /** All standards read so far: by their order, then id; those without one last, as declared. */
  List<Standard> standards() {
    return standards.values().stream()
        .sorted(
            Comparator.<Standard>comparingInt(
                    standard -> orders.getOrDefault(standard.id(), Integer.MAX_VALUE))
                .thenComparing(standard -> orders.containsKey(standard.id()) ? standard.id() : ""))
        .toList();
  }

  /** Reads the standard that a file by itself declares. */
  void readOne(Declaration declaration) {
    String id = id(declaration);
    if (standards.containsKey(id)) {
      declaration.fault("id", id, "此标准已在别的文件中声明", "an id that no other file declares");
    }
    orders.put(id, declaration.integer("order", 0, 1_000_000));
    standards.put(id, standard(id, declaration));
    declaration.refuseOtherKeys();
  }

  private static String id(Declaration declaration) {
    String id = declaration.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      declaration.fault(
          "id",
          id,
          "以小写字母开头，只含小写字母、数字和连字符，最多 40 个字符",
          "a lower-case letter, then lower-case letters, digits and hyphens, at most 40");
    }
    return id;
  }

  /**
   * Reads the standards of a file. One whose id an earlier file has declared may give other pass
   * marks and name units, and nothing else.
   */
  void read(Declaration file) {
    Set<String> seen = new TreeSet<>();
    for (Declaration declaration : file.mappings("standards")) {
      String id = id(declaration);
      if (!id.isEmpty() && !seen.add(id)) {
        declaration.fault("id", id, "重复，前面已有", "no second one of this name");
      }
      Standard known = standards.get(id);
      standards.put(id, known == null ? standard(id, declaration) : changed(known, declaration));
      declaration.refuseOtherKeys();
    }
    file.refuseOtherKeys();
  }

  private Standard standard(String id, Declaration declaration) {
    List<Rule> rules = new ArrayList<>();
    rules.add(rule(declaration, List.of()));
    for (Declaration own : declaration.mappings("own")) {
      rules.add(rule(own, rules));
      own.refuseOtherKeys();
    }
    List<Source> sources = sources(declaration);
    return new Standard(
        id,
        declaration.label("label"),
        declaration.label("duty"),
        rules,
        sources,
        leadUnit(declaration.mapping("lead_unit")));
  }

  private Standard changed(Standard known, Declaration declaration) {
    List<Rule> rules = new ArrayList<>(known.rules());
    rules.set(0, changed(known.main(), declaration));
    for (Declaration own : declaration.mappings("own")) {
      Optional<Level> level = own.constant("level", Level.class);
      int position = rules.indexOf(level.flatMap(known::findRule).orElse(null));
      if (position > 0) {
        rules.set(position, changed(rules.get(position), own));
      } else if (level.isPresent()) {
        own.fault("level", level.get(), "此标准在这一级没有单独的规则", "a level of which it has a rule");
      }
      own.refuseOtherKeys();
    }
    return new Standard(
        known.id(),
        known.label(),
        known.duty(),
        rules,
        named(known.sources(), declaration.mappings("units")),
        declaration
            .findMapping("lead_unit")
            .map(StandardReader::leadUnit)
            .orElse(known.leadUnit()));
  }

  /** The clauses, with the units that somebody who has the whole document found in it. */
  private static List<Source> named(List<Source> sources, List<Declaration> units) {
    List<Source> named = new ArrayList<>(sources);
    for (Declaration unit : units) {
      String document = unit.text("document");
      Optional<String> clause = unit.findText("clause");
      Label lead = unit.has("lead_unit") ? unit.label("lead_unit") : null;
      List<Label> responsible = labels(unit, "responsible_units");
      boolean isKnown = false;
      for (int i = 0; i < named.size(); i++) {
        Source source = named.get(i);
        if (source.document().equals(document)
            && clause.filter(one -> !one.equals(source.clause())).isEmpty()) {
          named.set(i, new Source(document, source.clause(), source.text(), lead, responsible));
          isKnown = true;
        }
      }
      if (!isKnown && !document.isEmpty()) {
        unit.faultOneOf(
            "document", document, sources.stream().map(Source::document).distinct().toList());
      }
      unit.refuseOtherKeys();
    }
    return named;
  }

  private static Rule changed(Rule known, Declaration declaration) {
    Rule rule =
        new Rule(
            known.level(),
            known.unit(),
            known.zones(),
            mark(declaration, "preferred").orElse(known.preferred()),
            mark(declaration, "limit").orElse(known.limit()),
            mark(declaration, "required").orElse(known.required()),
            known.measure());
    check(declaration, rule);
    return rule;
  }

  static List<Source> sources(Declaration declaration) {
    List<Source> sources =
        declaration.mappings("sources").stream().map(StandardReader::source).toList();
    if (sources.isEmpty()) {
      declaration.fault("sources", "", "必填：至少一个依据", "required: at least one source");
    }
    return sources;
  }

  private static Source source(Declaration declaration) {
    Source source =
        new Source(
            declaration.text("document"),
            declaration.text("clause"),
            declaration.label("text"),
            declaration.has("lead_unit") ? declaration.label("lead_unit") : null,
            labels(declaration, "responsible_units"));
    declaration.refuseOtherKeys();
    return source;
  }

  private static List<Label> labels(Declaration declaration, String key) {
    List<Label> labels = new ArrayList<>();
    for (Declaration each : declaration.mappings(key)) {
      labels.add(each.label());
      each.refuseOtherKeys();
    }
    return labels;
  }

  private static LeadUnit leadUnit(Declaration declaration) {
    LeadUnit unit = new LeadUnit(declaration.label(), certainty(declaration));
    declaration.refuseOtherKeys();
    return unit;
  }

  private static Certainty certainty(Declaration declaration) {
    return declaration.constant("certainty", Certainty.class).orElse(Certainty.ASSUMPTION);
  }

  private Rule rule(Declaration declaration, List<Rule> earlier) {
    Level level = declaration.constant("level", Level.class).orElse(Level.TOWN);
    if (earlier.stream().anyMatch(rule -> rule.level() == level)) {
      declaration.fault("level", level, "此级别前面已有", "a level that has no rule yet");
    }
    Rule rule =
        new Rule(
            level,
            declaration.constant("unit", Unit.class).orElse(Unit.SHARE),
            rows.filter(declaration, "zones", "zone"),
            mark(declaration, "preferred").orElse(null),
            mark(declaration, "limit").orElse(null),
            mark(declaration, "required").orElse(null),
            measures.read(declaration.mapping("measure")));
    if (rule.required() == null) {
      declaration.fault("required", "", "必填：达标值", "required: the mark to be reached");
    }
    check(declaration, rule);
    return rule;
  }

  private static Optional<PassMark> mark(Declaration declaration, String key) {
    return declaration.findMapping(key).map(StandardReader::mark);
  }

  static PassMark mark(Declaration declaration) {
    double value = value(declaration);
    Unit unit = declaration.constant("unit", Unit.class).orElse(Unit.COUNT);
    if (unit == Unit.SHARE && value > 1) {
      declaration.fault("value", value, "份额 0 到 1，如 0.95", "a share from 0 to 1, such as 0.95");
    }
    PassMark mark =
        new PassMark(
            value,
            unit,
            declaration.flag("by_year_end"),
            certainty(declaration),
            declaration.label("source"));
    declaration.refuseOtherKeys();
    return mark;
  }

  private static double value(Declaration declaration) {
    Optional<Double> value = declaration.findNumber("value");
    if (value.isEmpty()) {
      declaration.fault("value", "", "必填：数字", "required: a number");
    } else if (value.get() < 0) {
      declaration.fault("value", value.get(), "不小于 0", "at least 0");
    }
    return value.orElse(0.0);
  }

  private static void check(Declaration declaration, Rule rule) {
    if (rule.limit() != null && rule.preferred() == null) {
      declaration.fault("preferred", "", "有 limit 就要有 preferred", "required beside a limit");
    }
    if (rule.limit() != null
        && rule.preferred() != null
        && rule.limit().value() < rule.preferred().value()) {
      declaration.fault(
          "limit.value",
          rule.limit().value(),
          "不小于 preferred " + rule.preferred().value() + "：最大距离不能比标准距离更严",
          "at least the preferred " + rule.preferred().value() + ": a limit is not stricter");
    }
    MeasureReader.checkMarks(declaration, rule);
  }
}
