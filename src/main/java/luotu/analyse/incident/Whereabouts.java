package luotu.analyse.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luotu.analyse.incident.IncidentResult.NearestRoad;
import luotu.analyse.incident.IncidentResult.Place;
import luotu.analyse.nearest.Wording;
import luotu.geo.Geodesics;
import luotu.geo.LonLat;
import luotu.model.Catalogue;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.filter.Filter;
import luotu.store.DutyZone;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/**
 * In which zones a place lies.
 *
 * @param zone town or street, or the lowest kind of zone that holds the place; on a border the
 *     lowest code
 * @param community that holds it
 * @param above zones that the zone belongs to: its parents, then its functional zone and the
 *     parents of that
 */
record Whereabouts(
    Place place,
    Optional<DutyZone> zone,
    Optional<DutyZone> community,
    List<DutyZone> above,
    List<Label> notes) {
  private static final List<String> KINDS =
      List.of("town", "community", "district", "city", "functional");
  private static final double ROAD_METRES = 300;

  static Whereabouts find(Snapshot snapshot, Catalogue catalogue, LonLat point) {
    Map<String, DutyZone> all = new LinkedHashMap<>();
    snapshot
        .incidents()
        .dutyZones(point.longitude(), point.latitude())
        .forEach(zone -> all.put(zone.code(), zone));
    List<DutyZone> here =
        all.values().stream()
            .filter(DutyZone::holds)
            .sorted(
                Comparator.comparingInt((DutyZone zone) -> KINDS.indexOf(zone.kind()))
                    .thenComparing(DutyZone::code))
            .toList();
    Optional<DutyZone> zone = here.stream().findFirst();
    List<Label> notes = new ArrayList<>();
    if (zone.isPresent()) {
      border(zone.get(), here).ifPresent(notes::add);
    } else {
      notes.add(outside(snapshot, catalogue, point));
    }
    Optional<DutyZone> community =
        here.stream()
            .filter(each -> each.kind().equals("community") && !zone.get().equals(each))
            .findFirst();
    List<DutyZone> above = zone.map(each -> above(each, all, here)).orElse(List.of());
    Optional<NearestRoad> road = road(snapshot, catalogue, point);
    Place place =
        new Place(
            point,
            address(zone, above, road, notes),
            road.orElse(null),
            elevation(snapshot, point));
    return new Whereabouts(place, zone, community, above, notes);
  }

  private static Double elevation(Snapshot snapshot, LonLat point) {
    double metres = snapshot.elevation().metres(point.longitude(), point.latitude());
    return Double.isNaN(metres) ? null : (Double) (Math.round(metres * 10) / 10.0);
  }

  private static Optional<Label> border(DutyZone zone, List<DutyZone> here) {
    String neighbours =
        here.stream()
            .filter(each -> each.kind().equals(zone.kind()) && !each.equals(zone))
            .map(each -> each.name() + "（" + each.code() + "）")
            .collect(Collectors.joining("、"));
    return neighbours.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Label(
                "地点在区域边界上，按代码最小的 %s 处理；相邻：%s".formatted(zone.name(), neighbours),
                "The place lies on a border; %s has the lowest code. Neighbours: %s"
                    .formatted(zone.name(), neighbours.replace('、', ' '))));
  }

  /** By parent and member_of; where a level is named by neither, the zone that holds the place. */
  private static List<DutyZone> above(
      DutyZone zone, Map<String, DutyZone> all, List<DutyZone> here) {
    Set<DutyZone> above = new LinkedHashSet<>();
    climb(zone.parent(), all, above);
    climb(zone.memberOf(), all, above);
    for (DutyZone each : here) {
      boolean isNew = above.stream().noneMatch(known -> known.kind().equals(each.kind()));
      if (isNew && !each.kind().equals(zone.kind()) && !each.kind().equals("community")) {
        above.add(each);
      }
    }
    above.remove(zone);
    return List.copyOf(above);
  }

  private static void climb(String code, Map<String, DutyZone> all, Set<DutyZone> above) {
    DutyZone zone = code == null ? null : all.get(code);
    // What has been climbed already ends the way, be it a circle.
    if (zone != null && above.add(zone)) {
      climb(zone.parent(), all, above);
      climb(zone.memberOf(), all, above);
    }
  }

  private static Label outside(Snapshot snapshot, Catalogue catalogue, LonLat point) {
    Facilities zones = new Facilities(catalogue.getLayer("zone"), Filter.ALL, List.of());
    Optional<Feature> nearest =
        snapshot.nearest(zones, point.longitude(), point.latitude(), 1).stream()
            .min(
                Comparator.comparingDouble(
                        (Feature each) -> Geodesics.distanceMetres(point, each.geometry()))
                    .thenComparingInt(each -> KINDS.indexOf(each.fields().get("kind")))
                    .thenComparing(each -> String.valueOf(each.fields().get("code"))));
    return nearest
        .map(
            each -> {
              String name = each.name() == null ? "" : each.name();
              Label far = Wording.distance(Geodesics.distanceMetres(point, each.geometry()));
              return new Label(
                  "地点不在任何区域内；最近的是 %s（%s），相距 %s"
                      .formatted(name, each.fields().get("code"), far.zh()),
                  "The place lies in no zone; the nearest is %s (%s), %s away"
                      .formatted(name, each.fields().get("code"), far.en()));
            })
        .orElseGet(
            () -> new Label("还没有区域数据，不知道该找谁", "No zones are stored; whom to call is unknown"));
  }

  private static Optional<NearestRoad> road(Snapshot snapshot, Catalogue catalogue, LonLat point) {
    List<NearestRoad> roads = new ArrayList<>();
    Area near = Area.circle(point, ROAD_METRES);
    near.boxes()
        .forEach(
            box ->
                snapshot.forEach(
                    catalogue.getLayer("road"),
                    box,
                    new Filter.Not(new Filter.IsNull("name")),
                    road ->
                        roads.add(
                            new NearestRoad(
                                road.id(),
                                road.name(),
                                Math.round(near.metres(road.geometry()) * 100) / 100.0))));
    return roads.stream()
        .filter(road -> road.distanceM() <= ROAD_METRES)
        .min(Comparator.comparingDouble(NearestRoad::distanceM).thenComparingLong(NearestRoad::id));
  }

  private static Label address(
      Optional<DutyZone> zone,
      List<DutyZone> above,
      Optional<NearestRoad> road,
      List<Label> notes) {
    if (zone.isEmpty()) {
      return notes.get(0);
    }
    List<String> names = new ArrayList<>(List.of(zone.get().name()));
    above.stream()
        .filter(each -> !each.kind().equals("functional"))
        .map(DutyZone::name)
        .forEach(names::add);
    List<String> fromTop = new ArrayList<>(names);
    Collections.reverse(fromTop);
    return new Label(
        String.join("", fromTop) + road.map(each -> " " + each.name() + "附近").orElse(""),
        road.map(each -> "near " + each.name() + ", ").orElse("") + String.join(", ", names));
  }
}
