package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Evidence;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.analyse.standards.GapResult.Summary;
import luotu.model.Feature;
import luotu.model.Standard;
import luotu.model.Standard.Level;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Zone;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterMatch;

/**
 * One standard in all zones of a report.
 *
 * @param cells one per zone
 * @param unverified the resources counted that do not say whether they can be relied on
 */
record Column(List<Cell> cells, Summary summary, Set<Item> unverified) {
  private static final int MOST_FEATURES = 1_000;

  static Column of(Reading reading, Standard standard, List<Zone> zones) {
    return new Maker(reading, standard).make(zones);
  }

  /** Counts each street once, however many zones it is part of. For one thread. */
  private static final class Maker {
    private final Reading reading;
    private final Standard standard;
    private final Map<Rule, Measured> measured = new HashMap<>();
    private final Map<String, Tally> streets = new HashMap<>();
    private final Set<Item> unverified = new LinkedHashSet<>();

    Maker(Reading reading, Standard standard) {
      this.reading = reading;
      this.standard = standard;
      standard.rules().forEach(rule -> measured.put(rule, reading.measured(rule)));
    }

    Column make(List<Zone> zones) {
      ZoneTree tree = reading.survey().zones();
      List<Cell> cells =
          zones.stream().map(zone -> cell(tree.area(tree.get(zone.code())))).toList();
      return new Column(cells, summary(cells), unverified);
    }

    private Summary summary(List<Cell> cells) {
      return new Summary(
          standard.id(),
          count(cells, Status.MET),
          count(cells, Status.PARTIAL),
          count(cells, Status.GAP),
          count(cells, Status.NO_DATA),
          count(cells, Status.NOT_APPLICABLE),
          measured.get(standard.main()).outside());
    }

    private static long count(List<Cell> cells, Status status) {
      return cells.stream().filter(cell -> cell.status().equals(status.id())).count();
    }

    private Cell cell(Area area) {
      Level level = area.place().level();
      Rule main = standard.main();
      Optional<Rule> own = standard.findRule(level);
      if (own.isPresent()) {
        return cell(own.get(), tally(own.get(), area), false);
      }
      if (level.compareTo(main.level()) < 0) {
        return cell(main, tally(main, area), true);
      }
      return cell(main, main.level() == Level.TOWN ? sum(area) : tally(main, area), false);
    }

    private Tally sum(Area area) {
      List<Tally> parts = new ArrayList<>();
      for (Place street : area.streets()) {
        parts.add(
            streets.computeIfAbsent(
                street.code(), code -> tally(standard.main(), Area.of(street))));
      }
      if (area.isAboveStreets()) {
        measured.get(standard.main()).beside(area).ifPresent(parts::add);
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
      return measured.get(rule).tally(area);
    }

    /**
     * @param numbersOnly whether the rule does not bind the zone
     */
    private Cell cell(Rule rule, Tally tally, boolean numbersOnly) {
      Verdict verdict = verdict(rule, tally, numbersOnly);
      Map<String, Number> numbers = measured.get(rule).shown(tally.numbers()).forAnswer();
      if (tally.faults().size() > MOST_FEATURES) {
        numbers.put("features", tally.faults().size());
      }
      unverified.addAll(tally.unverified());
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
          standard.source(),
          standard.leadUnit().label(),
          new Evidence(numbers, tally.faults().stream().limit(MOST_FEATURES).toList()),
          tally.unverified().size());
    }

    private Verdict verdict(Rule rule, Tally tally, boolean numbersOnly) {
      if (numbersOnly || tally.found() == Status.NOT_APPLICABLE) {
        return new Verdict(null, null, Status.NOT_APPLICABLE);
      }
      return tally.isMeasured()
          ? measured.get(rule).verdict(tally.numbers())
          : new Verdict(null, null, tally.found());
    }

    private static Double value(PassMark mark) {
      return mark == null ? null : mark.value();
    }
  }
}
