package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.ReachMeasure.Evacuation;

/**
 * The share of hazards whose people have a shelter assigned, a way there and somebody to call, and
 * whether the street has a recent plan. Of the two verdicts the worse counts; a plan that is not
 * known is no data, unless the share alone is a gap.
 */
record EvacuationMeasured(
    Survey survey, Evacuation measure, double required, Assignments assignments)
    implements Measured {
  private static final String WITH_SHELTER = "with_shelter";
  private static final String WITH_ROUTE = "with_route";
  private static final String WITH_CONTACT = "with_contact";

  @Override
  public Tally tally(Area area) {
    Selection hazards = survey.select(measure.from(), area);
    Optional<Tally> nothing = survey.nothingToProtect(List.of(hazards), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Missing> unknown = notSurveyed(hazards, area);
    if (!unknown.isEmpty()) {
      return Tally.noData(unknown);
    }
    int all = hazards.rows().size();
    List<Lack> lacks = new ArrayList<>(hazards.lacks());
    List.of(measure.assigned(), measure.contact())
        .forEach(field -> lack(hazards, field).ifPresent(lacks::add));
    List<Missing> missing = new ArrayList<>(lacks.stream().map(Lack::missing).toList());
    if (lacks.stream().anyMatch(Lack::isTooMuch)) {
      return Tally.noData(missing);
    }
    List<Feature> faults =
        hazards.rows().stream()
            .filter(row -> !(isRouted(row) && hasContact(row)))
            .collect(Collectors.toCollection(ArrayList::new));
    Numbers numbers =
        new Numbers()
            .with(Evacuation.ROWS, all)
            .with(Evacuation.PREPARED, all - faults.size())
            .with(WITH_SHELTER, count(hazards, row -> shelter(row).isPresent()))
            .with(WITH_ROUTE, count(hazards, this::isRouted))
            .with(WITH_CONTACT, count(hazards, this::hasContact));
    Optional<Boolean> plan = hasPlan(area, missing);
    Having.in(numbers, plan.orElse(false));
    if (plan.isEmpty() && share(numbers).status() != Status.GAP) {
      return Tally.noData(missing);
    }
    if (!plan.orElse(true)) {
      faults.addAll(records(area));
    }
    return Tally.of(numbers, missing, faults, survey.unverified(shelters(hazards)));
  }

  /** The layers without which it cannot be said whether people have anywhere to go. */
  private List<Missing> notSurveyed(Selection hazards, Area area) {
    List<Missing> unknown = new ArrayList<>();
    if (!survey.isSurveyed(survey.select(measure.shelters(), area), area)
        && shelters(hazards).isEmpty()) {
      unknown.add(new Missing(measure.shelters().layer(), null, 0));
    }
    if (assignments.escapes().isWithoutRoad(area.place().code())
        && !survey.isConfirmed(Evacuation.ROADS.layer(), area)) {
      unknown.add(new Missing(Evacuation.ROADS.layer(), null, 0));
    }
    return unknown;
  }

  private static Optional<Lack> lack(Selection hazards, String field) {
    long empty = count(hazards, row -> !row.fields().containsKey(field));
    return empty == 0
        ? Optional.empty()
        : Optional.of(new Lack(hazards.asked().layer(), field, (int) empty, hazards.rows().size()));
  }

  private static long count(Selection rows, Predicate<Feature> test) {
    return rows.rows().stream().filter(test).count();
  }

  private Optional<Feature> shelter(Feature hazard) {
    return Optional.ofNullable(assignments.shelters().get(hazard.id()));
  }

  /** Those that the hazards are assigned to, each once. */
  private List<Feature> shelters(Selection hazards) {
    Map<Long, Feature> byId = new LinkedHashMap<>();
    hazards.rows().forEach(row -> shelter(row).ifPresent(found -> byId.put(found.id(), found)));
    return List.copyOf(byId.values());
  }

  private boolean isRouted(Feature hazard) {
    return assignments.escapes().isRouted(hazard.id());
  }

  private boolean hasContact(Feature hazard) {
    return hasContact(measure, hazard);
  }

  /** Whether somebody is named at a hazard, in whatever role. */
  static boolean hasContact(Evacuation measure, Feature hazard) {
    return hazard.fields().get(measure.contact()) instanceof List<?> people
        && people.stream()
            .anyMatch(
                person ->
                    ((Map<?, ?>) person).get("name") instanceof String name && !name.isBlank());
  }

  private List<Feature> records(Area area) {
    return survey.select(Evacuation.RECORDS, area).rows().stream()
        .filter(row -> ((Number) row.fields().get("year")).intValue() <= survey.asOf().getYear())
        .toList();
  }

  /**
   * @param missing takes what it would have to be known from
   * @return empty when no record says when the plan was made
   */
  private Optional<Boolean> hasPlan(Area area, List<Missing> missing) {
    List<Feature> records = records(area);
    List<LocalDate> days =
        records.stream().flatMap(row -> Survey.date(row, measure.plan()).stream()).toList();
    if (days.isEmpty()) {
      missing.add(new Missing(Evacuation.RECORDS.layer(), measure.plan(), records.size()));
      return Optional.empty();
    }
    LocalDate asOf = survey.asOf();
    LocalDate oldest = asOf.minusYears(measure.planWithinYears());
    return Optional.of(days.stream().anyMatch(day -> !day.isAfter(asOf) && !day.isBefore(oldest)));
  }

  private Verdict share(Numbers numbers) {
    double share = numbers.get(Evacuation.PREPARED) / numbers.get(Evacuation.ROWS);
    return new Verdict(Verdict.rounded(share), null, Verdict.of(share, required));
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    Verdict share = share(numbers);
    Status plan = Having.verdict(numbers).status();
    return new Verdict(
        share.value(), null, plan.compareTo(share.status()) > 0 ? plan : share.status());
  }
}
