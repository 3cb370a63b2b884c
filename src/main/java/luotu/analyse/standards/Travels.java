package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.servicearea.CellTimes;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.servicearea.ServiceAreaRequest;
import luotu.geo.EqualAreaPlane;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure.Kind;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.TravelMode;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Geometry;

/**
 * What a report asks of the roads. Standards that ask the same share one search. Safe for many
 * threads.
 */
final class Travels {
  private static final String OPENED = "opened_on";
  private static final int MILLIS_PER_MINUTE = 60_000;

  private final Map<Question, CellTimes> times;

  private record Question(Rows facilities, TravelMode mode, boolean fromFacilities) {
    Question(Travel travel, Rows facilities) {
      this(facilities, travel.mode(), travel.fromFacilities());
    }

    ServiceAreaRequest request(String filter, Set<Double> minutes) {
      return Travels.request(facilities, filter, List.copyOf(minutes), mode, fromFacilities, false);
    }
  }

  /** No slower than anything may travel: the fastest road that can be stored. */
  private static final double FASTEST_KMH = 200;

  private static final double FASTEST_WALK_KMH = 15;

  /**
   * What reaches a zone within minutes, with its polygons: of the facilities from which a straight
   * line could do it.
   */
  static ServiceAreaRequest drawing(
      FacilityInputs inputs,
      Travel travel,
      Rows facilities,
      LocalDate asOf,
      List<Double> minutes,
      Geometry zone) {
    double metresPerMinute =
        (travel.mode() == TravelMode.WALK ? FASTEST_WALK_KMH : FASTEST_KMH) * 1_000 / 60;
    EqualAreaPlane plane = EqualAreaPlane.around(zone);
    Geometry near =
        plane.inverse(
            plane.forward(zone).getEnvelope().buffer(metresPerMinute * Collections.max(minutes)));
    String own = filter(inputs, facilities, asOf);
    return new ServiceAreaRequest(
        facilities.layer(),
        List.of(),
        (own.isEmpty() ? "" : own + " AND ")
            + "S_INTERSECTS(geometry, %s)".formatted(near.getEnvelope().toText()),
        List.of(),
        minutes,
        travel.mode().name().toLowerCase(Locale.ROOT),
        travel.fromFacilities() ? "from" : "to",
        false,
        null,
        List.of(),
        List.of(),
        true,
        null);
  }

  /** What a standard about the areas of facilities asks of the roads. */
  static ServiceAreaRequest request(FacilityInputs inputs, SplitArea area, LocalDate asOf) {
    return request(
        area.facilities(),
        filter(inputs, area.facilities(), asOf),
        List.of(area.minutes()),
        area.mode(),
        area.fromFacilities(),
        true);
  }

  private static ServiceAreaRequest request(
      Rows facilities,
      String filter,
      List<Double> minutes,
      TravelMode mode,
      boolean fromFacilities,
      boolean isSplit) {
    return new ServiceAreaRequest(
        facilities.layer(),
        List.of(),
        filter,
        List.of(),
        minutes,
        mode.name().toLowerCase(Locale.ROOT),
        fromFacilities ? "from" : "to",
        isSplit,
        null,
        List.of(),
        List.of(),
        false,
        null);
  }

  /** Reads what the rules ask about travel from the snapshot. */
  Travels(
      Snapshot snapshot,
      FacilityInputs inputs,
      ServiceArea serviceArea,
      LocalDate asOf,
      List<Rule> rules) {
    Map<Question, Set<Double>> minutes = new LinkedHashMap<>();
    for (Rule rule : rules) {
      Travel travel = (Travel) rule.measure();
      for (Kind kind : travel.kinds()) {
        for (Rows facilities : kind.facilities()) {
          Set<Double> asked =
              minutes.computeIfAbsent(new Question(travel, facilities), none -> new TreeSet<>());
          Stream.of(rule.preferred(), rule.limit())
              .filter(Objects::nonNull)
              .forEach(mark -> asked.add(mark.value()));
        }
      }
    }
    Map<Question, Supplier<CellTimes>> prepared = new LinkedHashMap<>();
    minutes.forEach(
        (question, asked) ->
            prepared.put(
                question,
                serviceArea.times(
                    snapshot,
                    question.request(filter(inputs, question.facilities(), asOf), asked))));
    times =
        prepared.entrySet().parallelStream()
            .collect(Collectors.toConcurrentMap(Map.Entry::getKey, each -> each.getValue().get()));
  }

  /** Those in use on the day, as far as they say since when they are. */
  private static String filter(FacilityInputs inputs, Rows rows, LocalDate asOf) {
    String opened =
        inputs.layer(rows.layer()).findField(OPENED).isEmpty()
            ? null
            : "(%1$s IS NULL OR %1$s <= DATE('%2$s'))".formatted(OPENED, asOf);
    return Stream.of(rows.filter() == null ? null : "(" + rows.filter() + ")", opened)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" AND "));
  }

  static int millis(PassMark mark) {
    return (int) Math.round(mark.value() * MILLIS_PER_MINUTE);
  }

  /** The times to or from some of a standard's facilities. */
  CellTimes times(Travel travel, Rows facilities) {
    return times.get(new Question(travel, facilities));
  }
}
