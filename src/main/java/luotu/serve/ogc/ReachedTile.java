package luotu.serve.ogc;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.servicearea.ReachedArea;
import luotu.analyse.servicearea.ReachedArea.Split;
import luotu.geo.LocalScale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * One tile of what a service area reaches: the layer {@code area}, the ground, and the layer {@code
 * reached}, the roads, cut where the minutes end. A larger number of minutes holds the smaller ones
 * on the ground, on the roads it does not. Both reach beyond the tile's border, so that nothing
 * shows where tiles meet. For one thread.
 */
final class ReachedTile {
  static final String AREA = "area";
  static final String REACHED = "reached";
  private static final String ID = "id";

  /** In units of a tile's grid. */
  private static final int MARGIN = 64;

  /** The map draws a tile on so many pixels; nothing finer can be seen. */
  private static final double PIXELS = 512;

  private static final MvtLayerParams GRID = MvtLayerParams.DEFAULT;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final PrecisionModel WHOLE_UNITS = new PrecisionModel(1);

  private final ReachedArea reached;
  private final Envelope square;
  private final Envelope drawn;
  private final List<Geometry> areas = new ArrayList<>();
  private final List<Geometry> lines = new ArrayList<>();

  ReachedTile(ReachedArea reached, TilePlace place) {
    this.reached = reached;
    square = place.square();
    drawn = new Envelope(square);
    drawn.expandBy(square.getWidth() * MARGIN / GRID.getExtent());
  }

  void drawAreas() {
    Envelope box = TilePlace.degrees(drawn);
    double metresPerPixel =
        LocalScale.at(box.centre().y).metres(box.getWidth(), 0)
            * (square.getWidth() / drawn.getWidth())
            / PIXELS;
    Geometry clip = GEOMETRIES.toGeometry(unitsOf(drawn));
    reached.forEachArea(
        box,
        metresPerPixel,
        (minutes, split, area) -> {
          Geometry inside = OverlayNGRobust.overlay(units(area), clip, OverlayNG.INTERSECTION);
          Geometry whole = GeometryPrecisionReducer.reduce(inside, WHOLE_UNITS);
          Map<String, Object> properties = properties(minutes, split.map(Split::facility));
          split.ifPresent(of -> properties.put("colour", of.colour()));
          for (Object polygon : PolygonExtracter.getPolygons(whole)) {
            if (!((Polygon) polygon).isEmpty()) {
              ((Polygon) polygon).setUserData(properties);
              areas.add((Polygon) polygon);
            }
          }
        });
  }

  /**
   * @param hidden classes that the map leaves out at this zoom
   */
  void drawRoads(List<String> hidden) {
    reached.forEachPiece(
        TilePlace.degrees(drawn),
        roadClass -> !hidden.contains(roadClass),
        (id, minutes, facility, corners) -> {
          Map<String, Object> properties = properties(minutes, facility);
          properties.put(ID, id);
          for (Geometry line : onGrid(corners)) {
            line.setUserData(properties);
            lines.add(line);
          }
        });
  }

  private static Map<String, Object> properties(double minutes, Optional<Long> facility) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("minutes", minutes);
    facility.ifPresent(value -> properties.put("facility", value));
    return properties;
  }

  /** No bytes when there is nothing to draw. */
  byte[] bytes() {
    List<JtsLayer> layers =
        Stream.of(new JtsLayer(AREA, areas), new JtsLayer(REACHED, lines))
            .filter(layer -> !layer.getGeometries().isEmpty())
            .toList();
    return layers.isEmpty()
        ? new byte[0]
        : MvtEncoder.encode(new JtsMvt(layers), GRID, new UserDataKeyValueMapConverter(ID));
  }

  private Geometry units(Geometry degrees) {
    return new GeometryTransformer() {
      @Override
      protected CoordinateSequence transformCoordinates(
          CoordinateSequence places, Geometry parent) {
        Coordinate[] moved = places.toCoordinateArray();
        for (int i = 0; i < moved.length; i++) {
          moved[i] = unitsOf(TilePlace.project(moved[i]));
        }
        return factory.getCoordinateSequenceFactory().create(moved);
      }
    }.transform(degrees);
  }

  private Coordinate unitsOf(Coordinate metres) {
    double units = GRID.getExtent() / square.getWidth();
    return new Coordinate(
        (metres.x - square.getMinX()) * units, (square.getMaxY() - metres.y) * units);
  }

  private Envelope unitsOf(Envelope metres) {
    return new Envelope(
        unitsOf(new Coordinate(metres.getMinX(), metres.getMinY())),
        unitsOf(new Coordinate(metres.getMaxX(), metres.getMaxY())));
  }

  /** What of a line is drawn, in whole units of the grid; nothing where it has no length. */
  private List<LineString> onGrid(List<Coordinate> corners) {
    Geometry line =
        GEOMETRIES.createLineString(
            corners.stream().map(TilePlace::project).toArray(Coordinate[]::new));
    if (!drawn.contains(line.getEnvelopeInternal())) {
      line = line.intersection(GEOMETRIES.toGeometry(drawn));
    }
    List<LineString> parts = new ArrayList<>();
    for (int i = 0; i < line.getNumGeometries(); i++) {
      Coordinate[] places = line.getGeometryN(i).getCoordinates();
      for (int j = 0; j < places.length; j++) {
        places[j] = unitsOf(places[j]);
        WHOLE_UNITS.makePrecise(places[j]);
      }
      Coordinate[] apart = CoordinateArrays.removeRepeatedPoints(places);
      if (apart.length > 1) {
        parts.add(GEOMETRIES.createLineString(apart));
      }
    }
    return parts;
  }
}
