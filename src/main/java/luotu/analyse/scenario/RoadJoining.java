package luotu.analyse.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.geo.LocalScale;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureCheck;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Joins the roads that were drawn to those they end at, for roads meet where their ends have the
 * same coordinates and nowhere else. An end within {@value #NEAR_METRES} m of a road is moved onto
 * it; where that is not the end of the road, the road is cut in two lines there, still one feature.
 * Bridges and tunnels are met at their ends only. For one thread.
 */
final class RoadJoining {
  private static final double NEAR_METRES = 10;

  /** So close to the end of a road its end is meant. */
  private static final double SAME_PLACE_METRES = 2;

  private static final int MOST_NAMED = 5;

  /** Of a degree: what the road graph tells apart. */
  private static final double UNITS = 1e7;

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final SupposedSnapshot snapshot;
  private final Suppositions suppositions;
  private final Layer road;
  private final List<Label> notes = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private RoadJoining(SupposedSnapshot snapshot, Suppositions suppositions, Layer road) {
    this.snapshot = snapshot;
    this.suppositions = suppositions;
    this.road = road;
  }

  /**
   * Joins all roads among the suppositions that are new or of another shape than stored.
   *
   * @param snapshot of these suppositions; reads what becomes of them
   * @return what became of their ends
   * @throws luotu.model.Refusal {@code invalid-input} when nothing is left of a road between its
   *     ends
   */
  static List<Label> join(SupposedSnapshot snapshot, Suppositions suppositions, Layer road) {
    RoadJoining joining = new RoadJoining(snapshot, suppositions, road);
    List<Supposed> drawn =
        suppositions.all().stream()
            .filter(each -> each.layer().equals(road) && each.isMoved())
            .toList();
    for (Supposed each : drawn) {
      // A road drawn before may have cut it meanwhile.
      joining.join(suppositions.find(road, each.id()).orElseThrow());
    }
    drawn.forEach(each -> joining.tellCrossings(each.id()));
    if (!joining.faults.isEmpty()) {
      throw FacilityInputs.refuse(joining.faults);
    }
    return joining.notes;
  }

  /** Where an end can join. */
  private record Place(Feature road, int line, int segment, Coordinate at, double metres) {
    boolean isEnd() {
      return segment < 0;
    }
  }

  private void join(Supposed drawn) {
    Geometry shape = drawn.instead().orElseThrow().geometry();
    LineString[] lines = lines(shape);
    Set<Coordinate> known =
        drawn.stored().map(stored -> ends(stored.geometry())).orElseGet(LinkedHashSet::new);
    for (int i = 0; i < lines.length; i++) {
      for (boolean isStart : new boolean[] {true, false}) {
        Coordinate end = end(lines[i], isStart);
        boolean meetsOwn = count(lines, end) > 1;
        if (!known.contains(units(end)) && !meetsOwn) {
          lines[i] = joined(drawn, lines[i], isStart);
        }
      }
    }
    Geometry joined = shape(lines);
    for (Fault fault : FeatureCheck.geometry(road, joined)) {
      faults.add(
          new Fault(
              "changes[" + drawn.change() + "].feature.geometry", fault.found(), fault.expected()));
    }
    if (!joined.equalsExact(shape)) {
      suppositions.put(drawn.withShape(joined));
    }
  }

  private LineString joined(Supposed drawn, LineString line, boolean isStart) {
    Coordinate end = end(line, isStart);
    Label which = isStart ? new Label("起点", "The start") : new Label("终点", "The end");
    Optional<Place> place = nearest(drawn.id(), end);
    if (place.isEmpty()) {
      notes.add(
          new Label(
              "「%s」的%s附近 10 米内没有道路，在那里不通".formatted(drawn.name().zh(), which.zh()),
              "%s of “%s” meets no road within 10 m: it leads nowhere there"
                  .formatted(which.en(), drawn.name().en())));
      return line;
    }
    Feature met = place.get().road();
    if (!place.get().isEnd()) {
      cut(drawn.change(), place.get());
    }
    notes.add(joins(drawn.name(), which, name(met), place.get().isEnd()));
    Coordinate[] corners = line.copy().getCoordinates();
    corners[isStart ? 0 : corners.length - 1] = place.get().at();
    return GEOMETRIES.createLineString(corners);
  }

  private static Label joins(Label drawn, Label which, String met, boolean isEnd) {
    return new Label(
        "「%s」的%s接到「%s」%s".formatted(drawn.zh(), which.zh(), met, isEnd ? "的端点" : "，该路在此断成两段"),
        "%s of “%s” joins “%s”%s"
            .formatted(
                which.en(),
                drawn.en(),
                met,
                isEnd ? " at its end" : ", which is cut in two there"));
  }

  private static String name(Feature met) {
    return met.name() == null ? String.valueOf(met.id()) : met.name();
  }

  /** The nearest place of another road; its end where that is as good as there. */
  private Optional<Place> nearest(long drawn, Coordinate end) {
    LocalScale scale = LocalScale.at(end.y);
    Envelope box = new Envelope(end);
    box.expandBy(
        NEAR_METRES / scale.metresPerDegreeEast(), NEAR_METRES / scale.metresPerDegreeNorth());
    List<Place> places = new ArrayList<>();
    snapshot.forEach(
        road,
        box,
        Filter.ALL,
        each -> {
          if (each.id() != drawn) {
            places.addAll(places(each, end, scale));
          }
        });
    Comparator<Place> nearest =
        Comparator.comparingDouble(Place::metres).thenComparing(place -> place.road().id());
    Optional<Place> best =
        places.stream().filter(each -> each.metres() <= NEAR_METRES).min(nearest);
    return best.flatMap(
            any ->
                places.stream()
                    .filter(Place::isEnd)
                    .filter(each -> metres(scale, any.at(), each.at()) <= SAME_PLACE_METRES)
                    .min(nearest))
        .or(() -> best);
  }

  /** Whether it is met at its ends only. */
  private static boolean isApart(Feature road) {
    return Boolean.TRUE.equals(road.fields().get("bridge"))
        || Boolean.TRUE.equals(road.fields().get("tunnel"));
  }

  private static List<Place> places(Feature road, Coordinate end, LocalScale scale) {
    List<Place> places = new ArrayList<>();
    boolean isOpenBetween = !isApart(road);
    LineString[] lines = lines(road.geometry());
    for (int i = 0; i < lines.length; i++) {
      for (boolean isStart : new boolean[] {true, false}) {
        Coordinate at = end(lines[i], isStart);
        places.add(new Place(road, i, -1, at, metres(scale, end, at)));
      }
      for (int segment = 0; isOpenBetween && segment < lines[i].getNumPoints() - 1; segment++) {
        Coordinate at =
            foot(
                scale, end, lines[i].getCoordinateN(segment), lines[i].getCoordinateN(segment + 1));
        places.add(new Place(road, i, segment, at, metres(scale, end, at)));
      }
    }
    return places;
  }

  /** The place of a segment nearest to another, on the grid of the road graph. */
  private static Coordinate foot(LocalScale scale, Coordinate place, Coordinate a, Coordinate b) {
    double alongX = (b.x - a.x) * scale.metresPerDegreeEast();
    double alongY = (b.y - a.y) * scale.metresPerDegreeNorth();
    double x = (place.x - a.x) * scale.metresPerDegreeEast();
    double y = (place.y - a.y) * scale.metresPerDegreeNorth();
    double square = alongX * alongX + alongY * alongY;
    double share = square == 0 ? 0 : Math.max(0, Math.min(1, (x * alongX + y * alongY) / square));
    return new Coordinate(
        Math.rint((a.x + share * (b.x - a.x)) * UNITS) / UNITS,
        Math.rint((a.y + share * (b.y - a.y)) * UNITS) / UNITS);
  }

  private static double metres(LocalScale scale, Coordinate a, Coordinate b) {
    return scale.metres(b.x - a.x, b.y - a.y);
  }

  /** Cuts a road in two lines where another joins it. */
  private void cut(int change, Place place) {
    List<LineString> lines = new ArrayList<>(Arrays.asList(lines(place.road().geometry())));
    Coordinate[] corners = lines.remove(place.line()).getCoordinates();
    int after = place.segment() + 1;
    lines.add(
        place.line(), line(Stream.concat(Arrays.stream(corners, 0, after), Stream.of(place.at()))));
    lines.add(
        place.line() + 1,
        line(Stream.concat(Stream.of(place.at()), Arrays.stream(corners, after, corners.length))));
    Geometry shape = shape(lines.toArray(LineString[]::new));
    suppositions.put(
        suppositions
            .find(road, place.road().id())
            .map(known -> known.withShape(shape))
            .orElseGet(() -> Supposed.reshaped(change, road, place.road(), shape)));
  }

  private static LineString line(Stream<Coordinate> corners) {
    return GEOMETRIES.createLineString(corners.toArray(Coordinate[]::new));
  }

  /** A road that only crosses others does not join them. */
  private void tellCrossings(long id) {
    Supposed drawn = suppositions.find(road, id).orElseThrow();
    Feature feature = drawn.instead().orElseThrow();
    if (isApart(feature)) {
      return;
    }
    List<String> crossed = new ArrayList<>();
    snapshot.forEach(
        road,
        feature.geometry().getEnvelopeInternal(),
        Filter.ALL,
        each -> {
          if (each.id() != id && !isApart(each) && each.geometry().crosses(feature.geometry())) {
            crossed.add(name(each));
          }
        });
    if (!crossed.isEmpty()) {
      String names = String.join("、", crossed.stream().distinct().limit(MOST_NAMED).toList());
      notes.add(
          new Label(
              "「%s」与 %d 条道路交叉但不相接（%s）：道路只在端点相接".formatted(drawn.name().zh(), crossed.size(), names),
              "“%s” crosses %d roads without joining them (%s): roads meet at their ends only"
                  .formatted(drawn.name().en(), crossed.size(), names)));
    }
  }

  private static Coordinate end(LineString line, boolean isStart) {
    return line.getCoordinateN(isStart ? 0 : line.getNumPoints() - 1);
  }

  private static LineString[] lines(Geometry shape) {
    LineString[] lines = new LineString[shape.getNumGeometries()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (LineString) shape.getGeometryN(i);
    }
    return lines;
  }

  private static Geometry shape(LineString... lines) {
    return lines.length == 1 ? lines[0] : GEOMETRIES.createMultiLineString(lines);
  }

  private static Set<Coordinate> ends(Geometry shape) {
    Set<Coordinate> ends = new LinkedHashSet<>();
    for (LineString line : lines(shape)) {
      ends.add(units(end(line, true)));
      ends.add(units(end(line, false)));
    }
    return ends;
  }

  private static long count(LineString[] lines, Coordinate end) {
    return Arrays.stream(lines)
        .flatMap(line -> Stream.of(end(line, true), end(line, false)))
        .filter(each -> units(each).equals2D(units(end)))
        .count();
  }

  private static Coordinate units(Coordinate place) {
    return new Coordinate(Math.rint(place.x * UNITS), Math.rint(place.y * UNITS));
  }
}
