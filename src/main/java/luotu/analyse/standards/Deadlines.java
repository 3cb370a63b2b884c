package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.standards.PassMarks.Binding;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Condition.Named;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure.Evacuation;
import luotu.model.Standard;
import luotu.model.filter.FilterMatch.Truth;

/**
 * What is overdue on the day of a report, and what falls due after it: open hazards by their due
 * date; people, plans, drills and planned shelters as the standards of the report ask for them; the
 * lists that somebody called complete. What has no date is no deadline; the standards name it. For
 * one thread.
 */
final class Deadlines {
  static final String HAZARD = "hazard";
  static final String DUE_ON = "due_on";
  private static final String INVENTORY = "inventory";

  /** Years after which a list is to be gone through again: ours. */
  private static final int INVENTORY_YEARS = 1;

  private static final int MOST_ITEMS = 5_000;
  private static final int FEWEST_PER_ZONE = 20;

  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::dueOn)
          .thenComparing(Due::zone)
          .thenComparing(due -> DueKind.valueOf(due.kind().toUpperCase(Locale.ROOT)))
          .thenComparing(due -> due.id() == null ? 0 : due.id());

  private final Reading reading;
  private final Survey survey;
  private final LocalDate asOf;
  private final List<Standard> standards;
  private final Conditions conditions;
  private final PassMarks marks;
  private final Map<String, List<Due>> known;

  private Deadlines(
      Reading reading, PassMarks marks, List<Standard> standards, Map<String, List<Due>> known) {
    this.reading = reading;
    this.marks = marks;
    this.known = known;
    this.survey = reading.survey();
    this.asOf = survey.asOf();
    this.standards = standards;
    this.conditions = new Conditions(survey);
  }

  /**
   * Of each of the zones, in their order.
   *
   * @param known what falls due in single zones, by code; takes in the others, of which {@code
   *     reading} holds the rows
   */
  static List<ZoneDue> of(
      Reading reading,
      PassMarks marks,
      List<Standard> standards,
      List<Place> zones,
      Map<String, List<Due>> known) {
    Deadlines deadlines = new Deadlines(reading, marks, standards, known);
    int most = Math.max(FEWEST_PER_ZONE, MOST_ITEMS / Math.max(1, zones.size()));
    return zones.stream().map(zone -> deadlines.zone(zone, most)).toList();
  }

  private ZoneDue zone(Place place, int most) {
    List<Due> all =
        places(place, survey.zones())
            .flatMap(each -> known.computeIfAbsent(each.code(), code -> own(each)).stream())
            .sorted(ORDER)
            .toList();
    long overdue = all.stream().filter(Due::overdue).count();
    return new ZoneDue(
        place.code(), overdue, all.size() - overdue, all.stream().limit(most).toList());
  }

  /** The zones whose own deadlines are those of one. */
  static Stream<Place> places(Place place, ZoneTree zones) {
    return Stream.concat(Stream.of(place), zones.area(place).streets().stream()).distinct();
  }

  /** Whether what falls due by a measure is told. */
  static boolean isAbout(Measure measure) {
    return measure instanceof Measure.RowShare
        || measure instanceof Measure.YearRecord
        || measure instanceof Evacuation;
  }

  /** What falls due in a zone itself. */
  private List<Due> own(Place place) {
    Area area = Area.of(place);
    List<Due> due = new ArrayList<>();
    for (Feature row : rows(new Rows(HAZARD, null, State.OPEN, null, null), area)) {
      Survey.date(row, DUE_ON)
          .ifPresent(day -> due.add(due(DueKind.RECTIFICATION, day, place, row, null)));
    }
    for (Feature row : rows(new Rows(INVENTORY, null, State.ANY, null, null), area)) {
      Survey.date(row, "complete_as_of")
          .filter(day -> !day.isAfter(asOf))
          .map(day -> lastDay(day, INVENTORY_YEARS))
          .ifPresent(day -> due.add(due(DueKind.INVENTORY, day, place, row, null)));
    }
    for (Standard standard : standards) {
      Binding binding = marks.binding(standard, standard.ruleOf(place.level()), place.code());
      if (!binding.isOff()) {
        add(binding, area, due);
      }
    }
    return due;
  }

  private List<Feature> rows(Rows asked, Area area) {
    return survey.select(asked, area).rows();
  }

  private void add(Binding binding, Area area, List<Due> due) {
    Measure measure = binding.rule().measure();
    if (measure instanceof Measure.RowShare share) {
      share.parts().forEach(part -> add(binding, part, area, due));
    } else if (measure instanceof Measure.YearRecord record && record.count() != null) {
      addYearly(binding, record, area, due);
    } else if (measure instanceof Evacuation evacuation) {
      addPlan(binding, evacuation, area, due);
    }
  }

  private void add(Binding binding, Measure.Part part, Area area, List<Due> due) {
    List<Named> asked =
        part.passes().checks().stream()
            .filter(Named.class::isInstance)
            .map(Named.class::cast)
            .filter(named -> named.confirmedWithin().isPresent())
            .toList();
    for (Rows among : part.among()) {
      if (among.year() != null) {
        addPlanned(binding, part, among, area, due);
      }
      for (Named named : asked) {
        for (Feature row : rows(among, area)) {
          confirmed(named, row)
              .map(day -> lastDay(day, named.confirmedWithinYears().orElseThrow()))
              .ifPresent(
                  day -> due.add(due(DueKind.CONFIRMATION, day, area.place(), row, binding)));
        }
      }
    }
  }

  /** Rows of a year that are not done: due at its end; those of earlier years as well. */
  private void addPlanned(
      Binding binding, Measure.Part part, Rows among, Area area, List<Due> due) {
    Rows ofAnyYear = new Rows(among.layer(), among.filter(), among.state(), null, null);
    for (Feature row : rows(ofAnyYear, area)) {
      boolean isDone = conditions.holds(part.passes(), row) == Truth.TRUE;
      boolean isGivenUp = "closed".equals(row.fields().get("status"));
      if (!isDone && !isGivenUp && row.fields().get(among.year()) instanceof Number year) {
        due.add(due(DueKind.SHELTER, yearEnd(year.intValue()), area.place(), row, binding));
      }
    }
  }

  private void addYearly(Binding binding, Measure.YearRecord record, Area area, List<Due> due) {
    if (!isBound(binding, area.place())) {
      return;
    }
    Optional<Feature> row = rows(record.reads().get(0), area).stream().findFirst();
    double done = row.flatMap(each -> Survey.number(each, record.count())).orElse(0.0);
    if (done < reading.required(binding.rule())) {
      due.add(
          new Due(
              DueKind.DRILL.id(),
              yearEnd(asOf.getYear()).toString(),
              isOverdue(DueKind.DRILL, yearEnd(asOf.getYear())),
              area.place().code(),
              record.reads().get(0).layer(),
              row.map(Feature::id).orElse(null),
              null,
              binding.standard().id()));
    }
  }

  /**
   * Neither communities, which report to their street, nor zones above the streets that the
   * standard has no rule for, of which the sum of their streets is shown.
   */
  private boolean isBound(Binding binding, Place place) {
    int below = binding.rule().level().compareTo(place.level());
    return !place.kind().equals("community")
        && (below == 0 || below < 0 && survey.zones().isStreet(place));
  }

  private void addPlan(Binding binding, Evacuation evacuation, Area area, List<Due> due) {
    rows(Evacuation.RECORDS, area).stream()
        .filter(row -> ((Number) row.fields().get("year")).intValue() <= asOf.getYear())
        .filter(row -> Survey.date(row, evacuation.plan()).filter(this::isPast).isPresent())
        .max(Comparator.comparing(row -> Survey.date(row, evacuation.plan()).orElseThrow()))
        .ifPresent(
            row ->
                due.add(
                    due(
                        DueKind.PLAN,
                        lastDay(
                            Survey.date(row, evacuation.plan()).orElseThrow(),
                            evacuation.planWithinYears()),
                        area.place(),
                        row,
                        binding)));
  }

  private boolean isPast(LocalDate day) {
    return !day.isAfter(asOf);
  }

  /** Since when all the roles are confirmed; empty when any of them never was. */
  private Optional<LocalDate> confirmed(Named named, Feature row) {
    List<Optional<LocalDate>> days =
        named.roles().stream().map(role -> confirmed(named, role, row)).toList();
    return days.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : days.stream().map(Optional::get).min(Comparator.naturalOrder());
  }

  private Optional<LocalDate> confirmed(Named named, String role, Feature row) {
    return row.fields().get(named.field()) instanceof List<?> people
        ? people.stream()
            .map(person -> (Map<?, ?>) person)
            .filter(person -> role.equals(person.get("role")))
            .filter(person -> person.get("name") instanceof String name && !name.isBlank())
            .flatMap(person -> Stream.ofNullable((String) person.get("confirmed_on")))
            .map(LocalDate::parse)
            .filter(this::isPast)
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** The last day on which something is not older than so many years. */
  private static LocalDate lastDay(LocalDate day, int years) {
    LocalDate last = day.plusYears(years);
    // A year after 28 February may be the 29th.
    return day.isBefore(last.plusDays(1).minusYears(years)) ? last : last.plusDays(1);
  }

  private static LocalDate yearEnd(int year) {
    return LocalDate.of(year, 12, 31);
  }

  private boolean isOverdue(DueKind kind, LocalDate day) {
    return kind.isTask() ? !day.isAfter(asOf) : day.isBefore(asOf);
  }

  private Due due(DueKind kind, LocalDate day, Place place, Feature row, Binding binding) {
    return new Due(
        kind.id(),
        day.toString(),
        isOverdue(kind, day),
        place.code(),
        row.layer(),
        row.id(),
        row.name(),
        binding == null ? null : binding.standard().id());
  }
}
