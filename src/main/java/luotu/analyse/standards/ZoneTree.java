package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import luotu.model.Feature;
import luotu.model.Standard.Level;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** All zones, and how they stand above each other. Safe for many threads. */
final class ZoneTree {
  private static final String TOWN = "town";
  private static final String COMMUNITY = "community";

  /** A functional zone lies beside the others and may share ground with its like. */
  private static final List<String> LEVELS = List.of(TOWN, "district", "city", COMMUNITY);

  private final Map<String, Place> byCode = new TreeMap<>();
  private final Map<String, List<Place>> streetsOf = new LinkedHashMap<>();
  private final Map<String, List<Place>> communitiesOf = new LinkedHashMap<>();
  private final Set<String> kindsWithoutTowns = new TreeSet<>();
  private final Map<String, IndexedPointInAreaLocator> grounds = new ConcurrentHashMap<>();
  private final Map<String, STRtree> indexes = new ConcurrentHashMap<>();

  /**
   * @param rows the features of the zone layer
   * @param asked codes of the zones that the report is about
   */
  ZoneTree(List<Feature> rows, Collection<String> asked) {
    rows.stream().map(Place::new).forEach(place -> byCode.put(place.code(), place));
    for (Place place : byCode.values()) {
      if (place.kind().equals(TOWN)) {
        above(place).stream()
            .filter(zone -> zone.level() != Level.TOWN)
            .forEach(zone -> put(streetsOf, zone.code(), place));
      } else if (place.kind().equals(COMMUNITY)) {
        street(place).ifPresent(street -> put(communitiesOf, street, place));
      }
    }
    asked.stream()
        .map(byCode::get)
        .filter(place -> !place.kind().equals(TOWN) && !streetsOf.containsKey(place.code()))
        .forEach(place -> kindsWithoutTowns.add(place.kind()));
  }

  private static void put(Map<String, List<Place>> map, String key, Place place) {
    map.computeIfAbsent(key, none -> new ArrayList<>()).add(place);
  }

  private Optional<String> street(Place community) {
    return Stream.of(community.parent(), community.row().zone())
        .filter(Objects::nonNull)
        .filter(code -> byCode.containsKey(code) && byCode.get(code).kind().equals(TOWN))
        .findFirst();
  }

  /** The zone of a code that is stored. */
  Place get(String code) {
    return byCode.get(code);
  }

  /** The zones above one: its parent and that one's parents, and the functional zones of each. */
  Set<Place> above(Place place) {
    Set<Place> above = new LinkedHashSet<>();
    addAbove(place, above);
    above.remove(place);
    return above;
  }

  private void addAbove(Place place, Set<Place> above) {
    Stream.of(place.parent(), place.memberOf())
        .filter(Objects::nonNull)
        .map(byCode::get)
        .filter(Objects::nonNull)
        .filter(above::add)
        .forEach(zone -> addAbove(zone, above));
  }

  /** The zone with its towns and streets, found by {@code parent} and {@code member_of}. */
  Area area(Place place) {
    return new Area(place, streetsOf.getOrDefault(place.code(), List.of(place)));
  }

  /** The communities of a town that have an area of their own. */
  List<Place> communities(Place town) {
    return communitiesOf.getOrDefault(town.code(), List.of());
  }

  /** The codes of the zones that hold a shape's inside and have no towns beneath them. */
  Stream<String> withoutTowns(Geometry shape) {
    if (kindsWithoutTowns.isEmpty()) {
      return Stream.empty();
    }
    Coordinate place = shape.getInteriorPoint().getCoordinate();
    return kindsWithoutTowns.stream()
        .flatMap(kind -> find(place, kind).stream())
        .map(Place::code)
        .filter(code -> !streetsOf.containsKey(code));
  }

  /** Whether the zone is of the highest level there is around it. */
  boolean isTop(Place place) {
    return place.level() != Level.TOWN
        && !place.kind().equals("functional")
        && above(place).isEmpty();
  }

  /** Whether two zones of one level hold the place in their inside. */
  boolean isDoubled(Coordinate place) {
    return LEVELS.stream().anyMatch(kind -> at(place, kind, true).size() > 1);
  }

  /** Whether a zone holds the place, its border included. */
  boolean holds(Place zone, Coordinate place) {
    return locate(zone, place) != Location.EXTERIOR;
  }

  private int locate(Place zone, Coordinate place) {
    return grounds
        .computeIfAbsent(zone.code(), code -> new IndexedPointInAreaLocator(zone.geometry()))
        .locate(place);
  }

  /** Whether any zone holds the place. */
  boolean isAnywhere(Coordinate place) {
    return LEVELS.stream().anyMatch(kind -> !at(place, kind, false).isEmpty());
  }

  /** The zone of a kind that holds the place; on a border the lowest code. */
  Optional<Place> find(Coordinate place, String kind) {
    return at(place, kind, false).stream().findFirst();
  }

  private List<Place> at(Coordinate place, String kind, boolean inside) {
    List<?> near = indexes.computeIfAbsent(kind, this::index).query(new Envelope(place));
    return near.stream()
        .map(Place.class::cast)
        .filter(
            zone ->
                inside
                    ? locate(zone, place) == Location.INTERIOR
                    : locate(zone, place) != Location.EXTERIOR)
        .sorted(Comparator.comparing(Place::code))
        .toList();
  }

  private STRtree index(String kind) {
    STRtree index = new STRtree();
    byCode.values().stream()
        .filter(place -> place.kind().equals(kind))
        .forEach(place -> index.insert(place.geometry().getEnvelopeInternal(), place));
    index.build();
    return index;
  }
}
