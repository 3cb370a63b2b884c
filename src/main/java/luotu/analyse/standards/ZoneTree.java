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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.geo.ReachBoxes;
import luotu.model.Feature;
import luotu.model.Standard.Level;
import luotu.store.FeatureMove;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
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

  /** From here on a border is worth an index, which takes more memory than the border. */
  private static final int MANY_CORNERS = 2_000;

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
    this(rows);
    kindsWithoutTowns.addAll(kindsWithoutTowns(asked));
  }

  private ZoneTree(List<Feature> rows) {
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

  /** The same zones with some rows as they have become, none of which moves another. */
  ZoneTree with(List<FeatureMove> moves) {
    Map<Long, Feature> rows = new LinkedHashMap<>();
    byCode.values().forEach(place -> rows.put(place.row().id(), place.row()));
    moves.stream()
        .filter(move -> move.layer().equals("zone"))
        .flatMap(move -> move.after().stream())
        .forEach(row -> rows.put(row.id(), row));
    ZoneTree tree = new ZoneTree(List.copyOf(rows.values()));
    tree.kindsWithoutTowns.addAll(kindsWithoutTowns);
    return tree;
  }

  /** The features of the zone layer. */
  List<Feature> rows() {
    return byCode.values().stream().map(Place::row).toList();
  }

  /** The kinds of some zones that have no towns beneath them. */
  Set<String> kindsWithoutTowns(Collection<String> asked) {
    return asked.stream()
        .map(byCode::get)
        .filter(place -> !place.kind().equals(TOWN) && !streetsOf.containsKey(place.code()))
        .map(Place::kind)
        .collect(Collectors.toSet());
  }

  /** Those of the zones that the tree was made for. */
  Set<String> kindsWithoutTowns() {
    return kindsWithoutTowns;
  }

  /** The zone of a code with all that lie beneath it. */
  Stream<String> within(String code) {
    return Stream.concat(
        Stream.of(code),
        byCode.values().stream()
            .filter(place -> above(place).stream().anyMatch(zone -> zone.code().equals(code)))
            .map(Place::code));
  }

  /** The zones whose ground is at most so far from a shape. */
  Stream<Place> near(PlacedShape shape, double metres) {
    List<Envelope> boxes = ReachBoxes.around(shape.geometry().getEnvelopeInternal(), metres);
    return byCode.values().stream()
        .filter(
            place -> boxes.stream().anyMatch(place.geometry().getEnvelopeInternal()::intersects))
        .filter(place -> shape.isWithin(new PlacedShape(place.geometry()), metres));
  }

  /** The zone of a code that is stored. */
  Place get(String code) {
    return byCode.get(code);
  }

  /** The zone that one names as its parent; of a community the town that holds it. */
  Optional<Place> parent(Place place) {
    return Optional.ofNullable(place.parent())
        .map(byCode::get)
        .or(
            () ->
                place.kind().equals(COMMUNITY) ? street(place).map(byCode::get) : Optional.empty());
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

  /** Whether a zone has no towns or streets beneath it. */
  boolean isStreet(Place place) {
    return !streetsOf.containsKey(place.code());
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
    return LEVELS.stream()
        .anyMatch(kind -> near(place, kind).size() > 1 && at(place, kind, true).size() > 1);
  }

  /** Whether a zone holds the place, its border included. */
  boolean holds(Place zone, Coordinate place) {
    return locate(zone, place) != Location.EXTERIOR;
  }

  private int locate(Place zone, Coordinate place) {
    return zone.geometry().getNumPoints() < MANY_CORNERS
        ? SimplePointInAreaLocator.locate(place, zone.geometry())
        : grounds
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
    return near(place, kind).stream()
        .map(Place.class::cast)
        .filter(
            zone ->
                inside
                    ? locate(zone, place) == Location.INTERIOR
                    : locate(zone, place) != Location.EXTERIOR)
        .sorted(Comparator.comparing(Place::code))
        .toList();
  }

  private List<?> near(Coordinate place, String kind) {
    return indexes.computeIfAbsent(kind, this::index).query(new Envelope(place));
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
