package luotu.analyse.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import luotu.analyse.search.NameList.Entry;
import luotu.analyse.travel.KeptByChange;
import luotu.geo.LocalScale;
import luotu.geo.LonLat;
import luotu.model.Catalogue;
import luotu.model.Feature;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.store.DutyZone;
import luotu.store.NameReader;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;

/**
 * Finds what has a name: zones, roads, and the features of every layer that is no base map; and
 * coordinates. Safe for many threads.
 */
public final class PlaceSearch {
  /** A house number at the end of an address; houses are not stored. */
  private static final Pattern HOUSE = Pattern.compile("[ ,]*(附?\\d+(-\\d+)?(号|號|栋|幢|弄).*|\\d+)$");

  /** What is added to the names of the demo city, and the like. */
  private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

  /** In more of them everything is read again. */
  private static final int MOST_ZONES_PATCHED = 50;

  private static final String ROAD = "road";
  private static final String ZONE = "zone";

  private final Store store;
  private final List<Layer> layers;
  private final KeptByChange<Layer, NameList> names;

  public PlaceSearch(Store store, Catalogue catalogue) {
    this.store = store;
    layers =
        catalogue.layers().stream()
            .filter(layer -> layer.geometry() != GeometryKind.NONE)
            .filter(
                layer ->
                    !layer.symbol().base() || layer.id().equals(ROAD) || layer.id().equals(ZONE))
            .toList();
    names = new KeptByChange<>(layers.size());
  }

  /** Reads the names, so that the first question need not wait for them. */
  public void warm(Snapshot snapshot) {
    layers.forEach(layer -> names(snapshot, layer));
  }

  private NameList names(Snapshot snapshot, Layer layer) {
    // A road is many edges.
    boolean oncePerZone = layer.id().equals(ROAD);
    NameReader reader = snapshot.names();
    return names.get(
        layer,
        snapshot,
        each -> snapshot.lastChange(each),
        (each, as) -> NameList.of(each, reader.places(each, oncePerZone)),
        (before, since) ->
            reader
                .zonesMoved(layer, since)
                .filter(zones -> zones.size() <= MOST_ZONES_PATCHED)
                .map(zones -> before.with(zones, reader.placesWithin(layer, oncePerZone, zones)))
                .orElseGet(() -> NameList.of(layer, reader.places(layer, oncePerZone))));
  }

  /**
   * The places that a text may mean. A coordinate is the one answer; of names an equal one comes
   * before one that begins so, that before one that contains it; zones before roads before the
   * rest; then what is nearest, or without a place to be near to the shorter name. When nothing has
   * such a name the text is taken for an address: zones one after the other, then a name within
   * them; a house number is dropped.
   *
   * @param text not blank
   * @param near null for no matter where
   */
  public List<FoundPlace> find(String text, int limit, LonLat near) {
    try (Snapshot snapshot = store.snapshot()) {
      Optional<LonLat> coordinate = CoordinateText.read(text);
      if (coordinate.isPresent()) {
        return List.of(coordinate(snapshot, text, coordinate.get()));
      }
      String plain = NameList.plain(text);
      List<Entry> found = named(snapshot, plain, limit, near, zone -> true);
      return shown(snapshot, found.isEmpty() ? address(snapshot, plain, limit, near) : found);
    }
  }

  private static FoundPlace coordinate(Snapshot snapshot, String text, LonLat place) {
    Optional<DutyZone> town =
        snapshot.incidents().dutyZones(place.longitude(), place.latitude()).stream()
            .filter(zone -> zone.holds() && zone.kind().equals("town"))
            .findFirst();
    return new FoundPlace(
        "coordinate",
        null,
        null,
        text.strip(),
        town.map(DutyZone::code).orElse(null),
        town.map(DutyZone::name).orElse(null),
        place);
  }

  private List<Entry> named(
      Snapshot snapshot, String plain, int limit, LonLat near, Predicate<String> inZone) {
    List<Entry> found = new ArrayList<>();
    for (Layer layer : layers) {
      for (Entry entry : names(snapshot, layer).entries()) {
        if (entry.plain().contains(plain) && inZone.test(entry.place().zone())) {
          found.add(entry);
        }
      }
    }
    return found.stream().sorted(order(plain, near)).limit(limit).toList();
  }

  private static Comparator<Entry> order(String plain, LonLat near) {
    Comparator<Entry> match =
        Comparator.comparingInt(
            entry ->
                entry.plain().length() == plain.length()
                    ? 0
                    : entry.plain().startsWith(plain) ? 1 : 2);
    Comparator<Entry> closeness =
        near == null
            ? Comparator.comparingInt(entry -> entry.plain().length())
            : Comparator.comparingDouble(
                entry ->
                    LocalScale.at(near.latitude())
                        .metres(
                            entry.place().longitude() - near.longitude(),
                            entry.place().latitude() - near.latitude()));
    return match
        .thenComparingInt(entry -> rank(entry.layer()))
        .thenComparing(closeness)
        .thenComparing(Entry::plain)
        .thenComparing(entry -> entry.layer().id())
        .thenComparingLong(entry -> entry.place().id());
  }

  private static int rank(Layer layer) {
    return layer.id().equals(ZONE) ? 0 : layer.id().equals(ROAD) ? 1 : 2;
  }

  /** A zone's name at the beginning of a text, as it is stored or without what is in brackets. */
  private record ZoneName(Entry zone, int length) {}

  private List<Entry> address(Snapshot snapshot, String plain, int limit, LonLat near) {
    String rest = HOUSE.matcher(plain).replaceFirst("");
    Optional<Entry> within = Optional.empty();
    Set<String> towns = Set.of();
    for (Optional<ZoneName> next = zoneBefore(snapshot, rest, towns);
        next.isPresent();
        next = zoneBefore(snapshot, rest, towns)) {
      within = Optional.of(next.get().zone());
      towns = townsOf(snapshot, within.get().place().id());
      rest = rest.substring(next.get().length()).replaceFirst("^[ ,]+", "");
    }
    if (rest.isEmpty()) {
      return within.map(List::of).orElse(List.of());
    }
    Set<String> among = towns;
    boolean isAnywhere = within.isEmpty();
    if (isAnywhere && rest.equals(plain)) {
      return List.of();
    }
    return named(snapshot, rest, limit, near, zone -> isAnywhere || among.contains(zone));
  }

  /** The longest name of a zone that a text begins with; within some towns, when there are any. */
  private Optional<ZoneName> zoneBefore(Snapshot snapshot, String text, Set<String> towns) {
    List<ZoneName> found = new ArrayList<>();
    for (Entry zone : zones(snapshot)) {
      String bare = BRACKETS.matcher(zone.plain()).replaceAll("");
      for (String name : List.of(zone.plain(), bare)) {
        boolean isWithin = towns.isEmpty() || towns.contains(zone.place().zone());
        if (!name.isEmpty() && text.startsWith(name) && isWithin) {
          found.add(new ZoneName(zone, name.length()));
        }
      }
    }
    return found.stream()
        .max(
            Comparator.comparingInt(ZoneName::length)
                .thenComparing(each -> -each.zone().place().id()));
  }

  private List<Entry> zones(Snapshot snapshot) {
    return layers.stream()
        .filter(layer -> layer.id().equals(ZONE))
        .flatMap(layer -> names(snapshot, layer).entries().stream())
        .toList();
  }

  private Set<String> townsOf(Snapshot snapshot, long zone) {
    return new HashSet<>(snapshot.names().townsWithin(zone));
  }

  private List<FoundPlace> shown(Snapshot snapshot, List<Entry> entries) {
    Map<String, Map<Long, Feature>> features = new HashMap<>();
    snapshot
        .findAll(
            entries.stream().map(Entry::layer).toList(),
            entries.stream().map(entry -> entry.place().id()).toList())
        .forEach(
            feature ->
                features
                    .computeIfAbsent(feature.layer(), none -> new HashMap<>())
                    .put(feature.id(), feature));
    List<Feature> found =
        entries.stream()
            .map(entry -> features.get(entry.layer().id()).get(entry.place().id()))
            .toList();
    Map<String, String> zoneNames =
        snapshot.names().zones(found.stream().map(PlaceSearch::zoneOf).distinct().toList());
    return found.stream().map(each -> shown(each, zoneNames)).toList();
  }

  /** Code of the zone that is told beside a name. */
  private static String zoneOf(Feature feature) {
    return feature.layer().equals(ZONE) ? (String) feature.fields().get("parent") : feature.zone();
  }

  private static FoundPlace shown(Feature feature, Map<String, String> zoneNames) {
    Coordinate point = feature.geometry().getInteriorPoint().getCoordinate();
    boolean isZone = feature.layer().equals(ZONE);
    return new FoundPlace(
        isZone ? ZONE : feature.layer().equals(ROAD) ? ROAD : "feature",
        feature.layer(),
        feature.id(),
        feature.name(),
        isZone ? (String) feature.fields().get("code") : feature.zone(),
        zoneNames.get(zoneOf(feature)),
        new LonLat(point.x, point.y));
  }
}
