package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Evidence;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.Parts;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.KeptColumn.KeptCell;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.model.Feature;
import luotu.model.Standard;
import luotu.model.Standard.Level;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterMatch;

/**
 * One standard in all zones of a report.
 *
 * @param cells one per zone
 * @param marks the pass marks that the cells were held against, each once
 * @param progress of the zones that count towards a target
 * @param unverified the resources counted that do not say whether they can be relied on
 * @param counted codes of the zones that were counted or summed up for it; the others were known
 */
record Column(
    List<Cell> cells,
    Summary summary,
    Set<MarksUsed> marks,
    List<Progress> progress,
    Set<Item> unverified,
    List<String> counted) {
  private static final int MOST_FEATURES = 1_000;

  /**
   * What has to be counted for a standard beside what is known.
   *
   * @param asked takes the areas by rule and code; of rules of which only sums are made none
   */
  static void ask(
      Standard standard,
      List<Place> zones,
      ZoneTree tree,
      PassMarks marks,
      KeptColumn known,
      Map<Rule, Map<String, Area>> asked) {
    if (known.outside.isEmpty()) {
      asked.computeIfAbsent(standard.main(), none -> new TreeMap<>());
    }
    for (Place zone : zones) {
      Binding binding = marks.binding(standard, standard.ruleOf(zone.level()), zone.code());
      Optional<Binding> parts = parts(standard, marks, binding, zone);
      if (known.cell(zone.code(), binding, parts).isPresent()) {
        continue;
      }
      Map<String, Area> areas = asked.computeIfAbsent(binding.rule(), none -> new TreeMap<>());
      Area area = tree.area(zone);
      if (!binding.isOff()) {
        boolean isSum = isSum(binding.rule(), zone.level());
        add(known.tallies(binding.rule()), isSum ? streets(area) : Stream.of(area), areas);
      }
      parts.ifPresent(
          each ->
              add(
                  known.tallies(each.rule()),
                  streets(area),
                  asked.computeIfAbsent(each.rule(), none -> new TreeMap<>())));
    }
  }

  private static Stream<Area> streets(Area area) {
    return area.streets().stream().map(Area::of);
  }

  private static void add(Map<String, Tally> known, Stream<Area> areas, Map<String, Area> asked) {
    areas
        .filter(area -> !known.containsKey(area.place().code()))
        .forEach(area -> asked.put(area.place().code(), area));
  }

  /** What binds the sum of the streets that stands beside a zone's own measure. */
  private static Optional<Binding> parts(
      Standard standard, PassMarks marks, Binding own, Place zone) {
    boolean hasParts =
        !own.isOff() && own.rule().level() == zone.level() && isSum(standard.main(), zone.level());
    return hasParts
        ? Optional.of(marks.binding(standard, standard.main(), zone.code()))
            .filter(each -> !each.isOff())
        : Optional.empty();
  }

  /** Whether the zones of a level are told by the sums over their streets. */
  private static boolean isSum(Rule rule, Level level) {
    return rule.level() == Level.TOWN && level != Level.TOWN;
  }

  /**
   * @param known of the same state of the data; takes in what is counted
   */
  static Column of(
      Reading reading, PassMarks marks, Standard standard, List<Place> zones, KeptColumn known) {
    return new Maker(reading, marks, standard, known).make(zones);
  }

  /**
   * The same with what would close each gap.
   *
   * @param known what this was made of
   */
  Column with(Remedies remedies, List<Place> zones, ZoneTree tree, KeptColumn known) {
    List<Cell> told = new ArrayList<>();
    for (int i = 0; i < zones.size(); i++) {
      KeptCell cell = known.cells.get(zones.get(i).code());
      told.add(
          cells
              .get(i)
              .with(
                  remedies
                      .of(
                          cell.binding().rule(),
                          tree.area(zones.get(i)),
                          cell.tally(),
                          cell.verdict())
                      .orElse(null)));
    }
    return new Column(told, summary, marks, progress, unverified, counted);
  }

  /** Counts each street once, however many zones it is part of. For one thread. */
  private static final class Maker {
    private final Reading reading;
    private final PassMarks marks;
    private final Standard standard;
    private final KeptColumn known;
    private final Map<Rule, Measured> measured = new HashMap<>();
    private final List<String> counted = new ArrayList<>();

    Maker(Reading reading, PassMarks marks, Standard standard, KeptColumn known) {
      this.reading = reading;
      this.marks = marks;
      this.standard = standard;
      this.known = known;
    }

    private Measured measured(Rule rule) {
      return measured.computeIfAbsent(rule, reading::measured);
    }

    Column make(List<Place> zones) {
      ZoneTree tree = reading.survey().zones();
      Set<MarksUsed> used = new LinkedHashSet<>();
      Set<Item> unverified = new LinkedHashSet<>();
      List<Cell> cells = new ArrayList<>();
      List<Progress> progress = new ArrayList<>();
      for (Place zone : zones) {
        Binding binding = marks.binding(standard, standard.ruleOf(zone.level()), zone.code());
        Optional<Binding> parts = parts(standard, marks, binding, zone);
        KeptCell cell =
            known
                .cell(zone.code(), binding, parts)
                .orElseGet(() -> counted(binding, parts, tree.area(zone)));
        used.add(MarksUsed.of(binding));
        unverified.addAll(cell.tally().unverified());
        cells.add(cell.cell());
        if (cell.verdict().status().isMeasured()) {
          Progress.of(
                  binding,
                  zone.code(),
                  cell.tally().numbers(),
                  reading.required(binding.rule()),
                  cell.verdict().status(),
                  reading.survey().asOf())
              .ifPresent(progress::add);
        }
      }
      if (known.outside.isEmpty()) {
        known.outside = OptionalInt.of(measured(standard.main()).outside());
      }
      return new Column(cells, summary(cells), used, progress, unverified, counted);
    }

    private Summary summary(List<Cell> cells) {
      return new Summary(
          standard.id(),
          count(cells, Status.MET),
          count(cells, Status.PARTIAL),
          count(cells, Status.GAP),
          count(cells, Status.NO_DATA),
          count(cells, Status.NOT_APPLICABLE),
          count(cells, Status.OFF),
          known.outside.orElseThrow());
    }

    private static long count(List<Cell> cells, Status status) {
      return cells.stream().filter(cell -> cell.status().equals(status.id())).count();
    }

    private KeptCell counted(Binding binding, Optional<Binding> parts, Area area) {
      counted.add(area.place().code());
      Level level = area.place().level();
      Rule rule = binding.rule();
      Tally tally =
          binding.isOff() ? Tally.off() : isSum(rule, level) ? sum(area, rule) : known(rule, area);
      boolean numbersOnly = !binding.isOff() && level.compareTo(rule.level()) < 0;
      Verdict verdict = verdict(rule, tally, numbersOnly);
      Cell cell =
          cell(
              binding,
              tally,
              verdict,
              numbersOnly,
              parts.map(each -> sumOf(each.rule(), area)).orElse(null));
      KeptCell kept = new KeptCell(binding, parts, tally, verdict, cell);
      known.cells.put(area.place().code(), kept);
      return kept;
    }

    private Tally known(Rule rule, Area area) {
      return known.tallies(rule).computeIfAbsent(area.place().code(), code -> tally(rule, area));
    }

    private Tally sum(Area area, Rule rule) {
      List<Tally> parts = new ArrayList<>();
      for (Place street : area.streets()) {
        parts.add(known(rule, Area.of(street)));
      }
      if (area.isAboveStreets()) {
        measured(rule).beside(area).ifPresent(parts::add);
      }
      return Tally.sum(parts);
    }

    private Tally tally(Rule rule, Area area) {
      if (rule.zones() != null) {
        Feature zone = area.place().row();
        Filter filter = reading.survey().filter("zone", rule.zones());
        switch (FilterMatch.match(filter, zone)) {
          case FALSE:
            return Tally.notApplicable();
          case UNKNOWN:
            return Tally.noData(
                List.of(
                    new Missing("zone", FilterMatch.emptyProperty(filter, zone).orElseThrow(), 1)));
          default:
            break;
        }
      }
      return measured(rule).tally(area);
    }

    /**
     * @param numbersOnly whether the rule does not bind the zone
     */
    private Cell cell(
        Binding binding, Tally tally, Verdict verdict, boolean numbersOnly, Parts parts) {
      Rule rule = binding.rule();
      Map<String, Number> numbers = shown(rule, tally).forAnswer();
      if (tally.faults().size() > MOST_FEATURES) {
        numbers.put("features", tally.faults().size());
      }
      return new Cell(
          standard.id(),
          verdict.value(),
          verdict.limitValue(),
          rule.unit().id(),
          value(rule.preferred()),
          value(rule.limit()),
          reading.required(rule),
          verdict.status().id(),
          numbersOnly ? List.of() : tally.missing(),
          source(binding),
          standard.leadUnit().label(),
          new Evidence(numbers, tally.faults().stream().limit(MOST_FEATURES).toList()),
          tally.unverified().size(),
          parts,
          null,
          binding.decidedBy().map(each -> each.decision().zone()).orElse(null));
    }

    /** What a cell that is switched off goes back to is what the zone decided by. */
    private String source(Binding binding) {
      return binding
          .decidedBy()
          .filter(decided -> binding.isOff())
          .map(decided -> decided.decision().source())
          .orElse(standard.source());
    }

    private Numbers shown(Rule rule, Tally tally) {
      return tally.found() == Status.OFF ? tally.numbers() : measured(rule).shown(tally.numbers());
    }

    private Parts sumOf(Rule rule, Area area) {
      Tally sum = sum(area, rule);
      Verdict verdict = verdict(rule, sum, false);
      return new Parts(
          verdict.value(),
          verdict.limitValue(),
          rule.unit().id(),
          value(rule.preferred()),
          value(rule.limit()),
          reading.required(rule),
          verdict.status().id(),
          measured(rule).shown(sum.numbers()).forAnswer(),
          sum.missing());
    }

    private Verdict verdict(Rule rule, Tally tally, boolean numbersOnly) {
      if (numbersOnly || tally.found() == Status.NOT_APPLICABLE) {
        return new Verdict(null, null, Status.NOT_APPLICABLE);
      }
      return tally.isMeasured()
          ? measured(rule).verdict(tally.numbers())
          : new Verdict(null, null, tally.found());
    }

    private static Double value(PassMark mark) {
      return mark == null ? null : mark.value();
    }
  }
}
