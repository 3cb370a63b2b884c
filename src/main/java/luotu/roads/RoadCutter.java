package luotu.roads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Cuts the edges that an area shuts: what is left of each are the pieces up to its ends. */
final class RoadCutter {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Degrees: shorter than the coordinates are fine. */
  private static final double SHORTEST_PIECE = 1 / EdgeTable.PER_DEGREE;

  /**
   * Degrees, ten centimetres: so far before the edge what is left ends, on its own side of the edge
   * although coordinates are rounded, where a walk joins it.
   */
  private static final double MARGIN = 1e-6;

  private final RoadGraph graph;
  private final EdgeBoxes boxes;
  private final List<Integer> cut = new ArrayList<>();
  private final List<RoadGraph.Piece> left = new ArrayList<>();

  RoadCutter(RoadGraph graph, EdgeBoxes boxes) {
    this.graph = graph;
    this.boxes = boxes;
  }

  void shut(Geometry area) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
    Envelope box = area.getEnvelopeInternal();
    BoxTree.Hits hits = new BoxTree.Hits();
    boxes.find(
        EdgeTable.units(box.getMinX()),
        EdgeTable.units(box.getMinY()),
        EdgeTable.units(box.getMaxX()),
        EdgeTable.units(box.getMaxY()),
        hits);
    for (int i = 0; i < hits.count; i++) {
      int edge = hits.items[i];
      if (!graph.removed.get(edge)) {
        LineString line = graph.line(edge);
        if (prepared.covers(line)) {
          cut.add(edge);
        } else if (prepared.intersects(line)) {
          cut(edge, line, prepared);
        }
      }
    }
  }

  private void cut(int edge, LineString line, PreparedGeometry area) {
    cut.add(edge);
    LengthIndexedLine along = new LengthIndexedLine(line);
    double first = dryLength(line, area) - MARGIN;
    double last = along.getEndIndex() - dryLength(line.reverse(), area) + MARGIN;
    if (first > SHORTEST_PIECE) {
      Geometry start = along.extractLine(0, first);
      left.add(new RoadGraph.Piece(graph.road(edge, start), false, true, edge));
    }
    if (along.getEndIndex() - last > SHORTEST_PIECE) {
      Geometry rest = along.extractLine(last, along.getEndIndex());
      left.add(new RoadGraph.Piece(graph.road(edge, rest), true, false, edge));
    }
  }

  /**
   * How far one comes from the start of a line, in degrees. Segment by segment, for a line may pass
   * the same place twice.
   */
  private static double dryLength(LineString line, PreparedGeometry area) {
    double length = 0;
    for (int i = 1; i < line.getNumPoints(); i++) {
      Coordinate start = line.getCoordinateN(i - 1);
      Coordinate end = line.getCoordinateN(i);
      LineString segment = GEOMETRIES.createLineString(new Coordinate[] {start, end});
      if (area.intersects(segment)) {
        return length
            + Arrays.stream(segment.intersection(area.getGeometry()).getCoordinates())
                .mapToDouble(start::distance)
                .min()
                .orElse(0);
      }
      length += start.distance(end);
    }
    return length;
  }

  /** The edges that are no more. */
  List<Integer> cut() {
    return cut;
  }

  /** What is left of them. */
  List<RoadGraph.Piece> left() {
    return left;
  }
}
