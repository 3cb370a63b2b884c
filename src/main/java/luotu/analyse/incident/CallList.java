package luotu.analyse.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luotu.analyse.incident.IncidentResult.Call;
import luotu.analyse.incident.IncidentResult.From;
import luotu.analyse.incident.IncidentResult.Hazard;
import luotu.analyse.incident.IncidentResult.Person;
import luotu.analyse.incident.IncidentResult.Shelter;
import luotu.model.IncidentKind;
import luotu.store.DutyZone;

/**
 * Whom to call, first things first: who stands where it happens, then the street on duty and those
 * above it, then who watches over what else may happen, then who opens the shelters. Nobody is
 * listed who is not stored.
 */
record CallList(IncidentKind kind, LocalDate today) {
  private static final int MOST_HAZARDS = 10;

  List<Call> of(Whereabouts where, List<Hazard> hazards, List<Shelter> shelters) {
    List<Hazard> matter =
        hazards.stream()
            .filter(each -> each.reachesPlace() || kind.hazards().contains(each.kind()))
            .limit(MOST_HAZARDS)
            .toList();
    List<Call> calls = new ArrayList<>();
    matter.stream().filter(Hazard::reachesPlace).forEach(each -> add(each, calls));
    where.zone().ifPresent(each -> add(each, calls));
    where.community().ifPresent(each -> add(each, calls));
    where.above().forEach(each -> add(each, calls));
    matter.stream().filter(each -> !each.reachesPlace()).forEach(each -> add(each, calls));
    shelters.forEach(each -> add(each, calls));
    return calls;
  }

  private static void add(Hazard hazard, List<Call> calls) {
    for (Person person : hazard.people()) {
      calls.add(
          new Call(
              person.role(),
              person.name(),
              person.phone(),
              person.confirmedOn(),
              person.stale(),
              hazard.responsibleUnit(),
              new From("hazard", hazard.id(), hazard.name())));
    }
  }

  private void add(DutyZone zone, List<Call> calls) {
    if (zone.contact() != null || zone.phone() != null || zone.responsibleUnit() != null) {
      calls.add(
          new Call(
              "contact",
              zone.contact(),
              zone.phone(),
              zone.confirmedOn() == null ? null : zone.confirmedOn().toString(),
              Stale.isStale(zone.confirmedOn(), today),
              zone.responsibleUnit(),
              new From("zone", zone.id(), zone.name())));
    }
  }

  private static void add(Shelter shelter, List<Call> calls) {
    if (shelter.contact() != null || shelter.phone() != null) {
      calls.add(
          new Call(
              "contact",
              shelter.contact(),
              shelter.phone(),
              shelter.confirmedOn(),
              shelter.stale(),
              null,
              new From("shelter", shelter.id(), shelter.name())));
    }
  }
}
