package luotu.analyse.sketch;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.sketch.ZoneSketch.Ground;
import luotu.analyse.sketch.ZoneSketch.Mark;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.geo.EqualAreaPlane;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Feature;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.Measure;
import luotu.model.filter.Filter;
import luotu.store.FeatureQuery;
import luotu.store.Page;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Draws zones from what is stored now, one at a time, on one state of the database. Close it; not
 * for use by several threads.
 */
public final class ZoneSketches implements AutoCloseable {
  /** More of a layer would cover the map and each other. */
  private static final int MOST_MARKS = 1_500;

  /** More lines or areas are of no use on a map of the size of a hand. */
  private static final int MOST_GROUND = 3_000;

  private static final double MARGIN = 0.06;

  /** Finest detail, as a part of the longer side. */
  private static final double DETAIL = 0.0015;

  private static final double EARTH_METRES = 40_075_017;

  /** Longer side of the map in the pixels that zooms are about. */
  private static final double PIXELS = 300;

  private static final double TILE_PIXELS = 256;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Snapshot snapshot;
  private final FacilityInputs inputs;
  private final boolean includePersonal;
  private final Map<Layer, Map<String, String>> colours = new HashMap<>();

  private ZoneSketches(Snapshot snapshot, FacilityInputs inputs, boolean includePersonal) {
    this.snapshot = snapshot;
    this.inputs = inputs;
    this.includePersonal = includePersonal;
  }

  /**
   * @param includePersonal whether the zones' contacts are given
   */
  public static ZoneSketches open(Store store, Catalogue catalogue, boolean includePersonal) {
    return new ZoneSketches(store.snapshot(), new FacilityInputs(catalogue), includePersonal);
  }

  /** Number of the change set that the maps are of. */
  public long change() {
    return snapshot.change();
  }

  /** Names of zones by code; without those that do not exist. */
  public Map<String, String> names(Collection<String> codes) {
    return snapshot.names().zones(codes);
  }

  /**
   * What is said of a zone beside its figures.
   *
   * @param mostFeatures so many features of each figure are named at most
   */
  public ZoneNotes notes(ZoneRow row, int mostFeatures) {
    Map<String, Object> fields = find(row).map(Feature::fields).orElse(Map.of());
    List<Item> items =
        row.results().stream()
            .flatMap(cell -> cell.evidence().features().stream().limit(mostFeatures))
            .distinct()
            .toList();
    Map<Item, String> names = new HashMap<>();
    snapshot
        .findAll(
            items.stream().map(item -> inputs.catalogue().getLayer(item.layer())).toList(),
            items.stream().map(Item::id).toList())
        .stream()
        .filter(feature -> feature.name() != null)
        .forEach(feature -> names.put(new Item(feature.layer(), feature.id()), feature.name()));
    return new ZoneNotes(
        (String) fields.get("responsible_unit"),
        includePersonal ? contact(fields) : "",
        Map.copyOf(names));
  }

  private static String contact(Map<String, Object> fields) {
    return Stream.of("contact", "phone")
        .map(field -> (String) fields.get(field))
        .filter(Objects::nonNull)
        .collect(joining(" "));
  }

  private Optional<Feature> find(ZoneRow row) {
    List<Feature> zones = new ArrayList<>();
    Layer layer = inputs.catalogue().getLayer("zone");
    String condition = "code = '" + row.zone().replace("'", "''") + "'";
    snapshot.forEach(layer, null, inputs.filter(layer, condition), zones::add);
    return zones.stream().findFirst();
  }

  /** A zone of a report as it lies there now. */
  public ZoneSketch sketch(ZoneRow row) {
    Set<Item> seenTo =
        row.results().stream()
            .flatMap(cell -> cell.evidence().features().stream())
            .collect(Collectors.toSet());
    return find(row)
        .map(zone -> new Drawing(zone, seenTo).sketch())
        .orElseGet(
            () ->
                new ZoneSketch(
                    GEOMETRIES.createPolygon(), new Envelope(), List.of(), List.of(), Map.of()));
  }

  @Override
  public void close() {
    snapshot.close();
  }

  /** One zone being drawn. */
  private final class Drawing {
    private final Set<Item> seenTo;
    private final EqualAreaPlane plane;
    private final Geometry outline;
    private final Envelope box;
    private final Geometry frame;
    private final IndexedPointInAreaLocator locator;
    private final Envelope degrees;
    private final int zoom;
    private final List<Ground> ground = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<Layer, Long> tooMany = new LinkedHashMap<>();

    Drawing(Feature zone, Set<Item> seenTo) {
      this.seenTo = seenTo;
      plane = EqualAreaPlane.around(zone.geometry());
      Geometry whole = plane.forward(zone.geometry());
      locator = new IndexedPointInAreaLocator(whole);
      box = new Envelope(whole.getEnvelopeInternal());
      double side = Math.max(box.getWidth(), box.getHeight());
      box.expandBy(
          side * MARGIN + (side - box.getWidth()) / 2,
          side * MARGIN + (side - box.getHeight()) / 2);
      frame = GEOMETRIES.toGeometry(box);
      outline = DouglasPeuckerSimplifier.simplify(whole, side * DETAIL);
      degrees = plane.inverse(frame).getEnvelopeInternal();
      double latitude = Math.toRadians(degrees.centre().y);
      zoom =
          (int)
              Math.round(
                  Math.log(
                          EARTH_METRES * Math.cos(latitude) / box.getWidth() * PIXELS / TILE_PIXELS)
                      / Math.log(2));
    }

    ZoneSketch sketch() {
      for (Layer layer : inputs.catalogue().layers()) {
        if (isLeftOut(layer)) {
          continue;
        }
        if (layer.symbol().base()) {
          ground(layer);
        } else {
          marks(layer);
        }
      }
      // Areas beneath lines; what is to be seen to above the rest.
      ground.sort(Comparator.comparing((Ground each) -> -each.shape().getDimension()));
      marks.sort(Comparator.comparing(Mark::isToBeSeenTo));
      return new ZoneSketch(outline, box, ground, marks, tooMany);
    }

    private static boolean isLeftOut(Layer layer) {
      return layer.geometry() == GeometryKind.NONE
          || layer.id().equals("zone")
          || layer.id().equals(Measure.PEOPLE_ROWS.layer());
    }

    /** Lines and areas, of each layer the classes that the map draws at this size. */
    private void ground(Layer layer) {
      if (layer.symbol().minZoom() > zoom) {
        return;
      }
      for (Feature feature : read(layer, drawn(layer), MOST_GROUND).orElse(List.of())) {
        Geometry shape = cut(plane.forward(feature.geometry()));
        if (!shape.isEmpty() && shape.getDimension() > 0) {
          ground.add(new Ground(layer, colour(layer, feature), shape, isToBeSeenTo(feature)));
        }
      }
    }

    /** What lies in the box; empty when that is more than so many. */
    private Optional<List<Feature>> read(Layer layer, Filter filter, int most) {
      return Optional.of(
              snapshot.list(new FeatureQuery(layer, degrees, filter, List.of(), most, null)))
          .filter(page -> page.next() == null)
          .map(Page::features);
    }

    private Filter drawn(Layer layer) {
      List<String> hidden = layer.classesHiddenAt(zoom);
      return hidden.isEmpty()
          ? Filter.ALL
          : new Filter.Not(new Filter.In(layer.symbol().classify(), List.<Object>copyOf(hidden)));
    }

    /** Without what would be far from the map; a little beyond its edge costs less than a cut. */
    private Geometry cut(Geometry shape) {
      double side = Math.max(box.getWidth(), box.getHeight());
      Geometry simple = DouglasPeuckerSimplifier.simplify(shape, side * DETAIL);
      Envelope near = new Envelope(box);
      near.expandBy(side / 2);
      return near.contains(simple.getEnvelopeInternal())
          ? simple
          : OverlayNGRobust.overlay(simple, frame, OverlayNG.INTERSECTION);
    }

    private void marks(Layer layer) {
      Optional<List<Feature>> all = read(layer, Filter.ALL, MOST_MARKS);
      if (all.isPresent()) {
        all.get().forEach(this::mark);
        return;
      }
      tooMany.put(layer, snapshot.count(layer, degrees, Filter.ALL));
      List<Long> ids =
          seenTo.stream()
              .filter(each -> each.layer().equals(layer.id()))
              .map(Item::id)
              .sorted()
              .toList();
      snapshot.findAll(ids.stream().map(id -> layer).toList(), ids).stream()
          .sorted(Comparator.comparingLong(Feature::id))
          .forEach(this::mark);
    }

    private void mark(Feature feature) {
      Layer layer = inputs.catalogue().getLayer(feature.layer());
      Coordinate place = plane.forward(feature.geometry()).getInteriorPoint().getCoordinate();
      if (place != null
          && (isToBeSeenTo(feature)
              ? box.contains(place)
              : locator.locate(place) != Location.EXTERIOR)) {
        marks.add(new Mark(layer, colour(layer, feature), place, isToBeSeenTo(feature)));
      }
    }

    private boolean isToBeSeenTo(Feature feature) {
      return seenTo.contains(new Item(feature.layer(), feature.id()));
    }

    private String colour(Layer layer, Feature feature) {
      Object value = feature.fields().get(Objects.toString(layer.symbol().classify(), ""));
      return colours
          .computeIfAbsent(layer, ZoneSketches::ofClasses)
          .getOrDefault(Objects.toString(value, ""), layer.symbol().colour());
    }
  }

  private static Map<String, String> ofClasses(Layer layer) {
    return layer.classes().stream()
        .filter(choice -> choice.colour() != null)
        .collect(Collectors.toMap(Choice::id, Choice::colour));
  }
}
