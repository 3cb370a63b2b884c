package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;

/**
 * What was counted in one zone.
 *
 * @param found {@code NO_DATA}, {@code NOT_APPLICABLE} or {@code OFF} where nothing was, null where
 *     it was
 * @param missing what is not known, even where it did not hinder
 * @param faults the rows that keep the standard from being met
 * @param unverified the rows counted that do not say whether they can be relied on
 */
record Tally(
    Status found,
    Numbers numbers,
    List<Missing> missing,
    List<Item> faults,
    List<Item> unverified) {
  Tally {
    missing = List.copyOf(missing);
    faults = List.copyOf(faults);
    unverified = List.copyOf(unverified);
  }

  static Tally noData(List<Missing> missing) {
    return new Tally(Status.NO_DATA, new Numbers(), missing, List.of(), List.of());
  }

  static Tally notApplicable() {
    return new Tally(Status.NOT_APPLICABLE, new Numbers(), List.of(), List.of(), List.of());
  }

  static Tally off() {
    return new Tally(Status.OFF, new Numbers(), List.of(), List.of(), List.of());
  }

  static Tally of(
      Numbers numbers, List<Missing> missing, List<Feature> faults, List<Feature> unverified) {
    return new Tally(
        null,
        numbers,
        missing,
        faults.stream().map(Item::of).toList(),
        unverified.stream().map(Item::of).toList());
  }

  boolean isMeasured() {
    return found == null;
  }

  /**
   * The sum over the streets of a zone. Streets without data add nothing but what they miss; when
   * they are more than a fifth of those that the standard applies to, the zone has no data either.
   */
  static Tally sum(List<Tally> parts) {
    Numbers numbers = new Numbers();
    Map<String, Missing> missing = new LinkedHashMap<>();
    List<Item> faults = new ArrayList<>();
    Set<Item> unverified = new LinkedHashSet<>();
    int measured = 0;
    int unknown = 0;
    for (Tally part : parts) {
      if (part.isMeasured()) {
        measured++;
        numbers.add(part.numbers());
        faults.addAll(part.faults());
        unverified.addAll(part.unverified());
      } else if (part.found() == Status.NO_DATA) {
        unknown++;
      }
      for (Missing each : part.missing()) {
        missing.merge(each.layer() + " " + each.field(), each, Missing::plus);
      }
    }
    if (unknown > 0) {
      numbers.with("zones_no_data", unknown);
    }
    Status found =
        Lack.isTooMuch(unknown, measured + unknown)
            ? Status.NO_DATA
            : measured == 0 ? Status.NOT_APPLICABLE : null;
    return new Tally(
        found, numbers, List.copyOf(missing.values()), faults, List.copyOf(unverified));
  }
}
