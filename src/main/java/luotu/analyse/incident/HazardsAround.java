package luotu.analyse.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import luotu.analyse.incident.IncidentResult.Hazard;
import luotu.analyse.incident.IncidentResult.HazardCount;
import luotu.analyse.incident.IncidentResult.Person;
import luotu.analyse.incident.IncidentResult.ShelterOfHazard;
import luotu.geo.LonLat;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Feature;
import luotu.model.Field;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.store.HazardEntry;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Coordinate;

/**
 * The hazards of an area that are not closed.
 *
 * @param near nearest first, then the more serious, then by id
 * @param counts by kind and level as the catalogue orders them
 */
record HazardsAround(List<Near> near, List<HazardCount> counts, List<Label> notes) {
  /** Beside so small a distance a click is on it. */
  static final double AT_PLACE_METRES = 30;

  static final int MOST_LISTED = 100;

  /** A hazard and how far it is. */
  record Near(HazardEntry hazard, double metres) {
    /** Whether the place lies on it, or within its influence. */
    boolean reachesPlace() {
      double influence = hazard.influenceMetres() == null ? 0 : hazard.influenceMetres();
      return metres <= Math.max(influence, AT_PLACE_METRES);
    }

    long threatened() {
      return hazard.threatenedPeople() == null ? 0 : hazard.threatenedPeople();
    }
  }

  static HazardsAround find(Snapshot snapshot, Catalogue catalogue, Area area) {
    Layer layer = catalogue.getLayer("hazard");
    List<String> levels = choices(layer, "level");
    List<String> kinds = choices(layer, "kind");
    List<HazardEntry> all =
        snapshot.incidents().hazards(area.boxes()).stream()
            .filter(each -> area.meets(each.shape()))
            .toList();
    List<Near> near =
        all.stream()
            .filter(each -> !"closed".equals(each.status()))
            .map(each -> new Near(each, area.metres(each.shape())))
            .sorted(
                Comparator.comparingDouble(Near::metres)
                    .thenComparingInt(each -> place(levels, each.hazard().level()))
                    .thenComparingLong(each -> each.hazard().id()))
            .toList();
    List<Label> notes = new ArrayList<>();
    if (near.size() > MOST_LISTED) {
      notes.add(
          new Label(
              "范围内有 %,d 处隐患点，详列最近的 %,d 处；计数是全部的".formatted(near.size(), MOST_LISTED),
              "%,d hazards lie in the area; the nearest %d are listed, the counts are of all"
                  .formatted(near.size(), MOST_LISTED)));
    }
    int closed = all.size() - near.size();
    if (closed > 0) {
      notes.add(
          new Label(
              "另有 %,d 处已销号的隐患点，不计".formatted(closed),
              "Closed hazards, left out: %,d".formatted(closed)));
    }
    return new HazardsAround(near, counts(near, kinds, levels), notes);
  }

  private static List<String> choices(Layer layer, String field) {
    return layer.findField(field).map(Field::choices).orElse(List.of()).stream()
        .map(Choice::id)
        .toList();
  }

  /** What is not stated comes last. */
  private static int place(List<String> order, String value) {
    int place = order.indexOf(value);
    return place < 0 ? order.size() : place;
  }

  private record Class(int kind, int level) {}

  private static List<HazardCount> counts(
      List<Near> near, List<String> kinds, List<String> levels) {
    Map<Class, List<Near>> classes =
        new TreeMap<>(Comparator.comparingInt(Class::kind).thenComparingInt(Class::level));
    for (Near each : near) {
      Class of =
          new Class(place(kinds, each.hazard().kind()), place(levels, each.hazard().level()));
      classes.computeIfAbsent(of, none -> new ArrayList<>()).add(each);
    }
    return classes.values().stream()
        .map(
            each ->
                new HazardCount(
                    each.get(0).hazard().kind(),
                    each.get(0).hazard().level(),
                    each.size(),
                    each.stream().mapToLong(Near::threatened).sum()))
        .toList();
  }

  /** The nearest, with everything stored of them. */
  List<Hazard> listed(Snapshot snapshot, Layer layer, LocalDate today) {
    List<Near> listed = near.subList(0, Math.min(MOST_LISTED, near.size()));
    Map<Long, Feature> features = new HashMap<>();
    snapshot
        .findAll(
            listed.stream().map(each -> layer).toList(),
            listed.stream().map(each -> each.hazard().id()).toList())
        .forEach(feature -> features.put(feature.id(), feature));
    Map<String, luotu.store.IncidentReader.ShelterName> shelters =
        snapshot
            .incidents()
            .shelters(
                features.values().stream()
                    .map(feature -> (String) feature.fields().get("shelter"))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
    return listed.stream()
        .map(each -> hazard(each, features.get(each.hazard().id()), shelters, today))
        .toList();
  }

  private static Hazard hazard(
      Near near,
      Feature feature,
      Map<String, luotu.store.IncidentReader.ShelterName> shelters,
      LocalDate today) {
    HazardEntry hazard = near.hazard();
    Coordinate point = hazard.shape().getInteriorPoint().getCoordinate();
    return new Hazard(
        hazard.id(),
        feature.name(),
        hazard.kind(),
        hazard.level(),
        hazard.status(),
        Math.round(near.metres() * 100) / 100.0,
        hazard.threatenedPeople(),
        near.reachesPlace(),
        people(feature, today),
        Optional.ofNullable((String) feature.fields().get("shelter"))
            .map(shelters::get)
            .map(shelter -> new ShelterOfHazard(shelter.id(), shelter.name()))
            .orElse(null),
        (String) feature.fields().get("responsible_unit"),
        new LonLat(point.x, point.y));
  }

  private static List<Person> people(Feature feature, LocalDate today) {
    return feature.fields().get("people") instanceof List<?> people
        ? people.stream().map(each -> person((Map<?, ?>) each, today)).toList()
        : List.of();
  }

  private static Person person(Map<?, ?> stored, LocalDate today) {
    String confirmedOn = (String) stored.get("confirmed_on");
    return new Person(
        (String) stored.get("role"),
        (String) stored.get("name"),
        (String) stored.get("phone"),
        confirmedOn,
        Stale.isStale(confirmedOn == null ? null : LocalDate.parse(confirmedOn), today));
  }
}
