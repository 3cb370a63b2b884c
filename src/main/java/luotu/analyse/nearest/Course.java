package luotu.analyse.nearest;

import java.util.List;
import luotu.geo.LocalScale;
import luotu.model.Label;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/** In which direction a line runs, in degrees clockwise from north. */
final class Course {
  /** A corner that is rounded off is seen from that far. */
  private static final double SIGHT_METRES = 15;

  private static final List<Label> POINTS =
      List.of(
          new Label("北", "north"),
          new Label("东北", "northeast"),
          new Label("东", "east"),
          new Label("东南", "southeast"),
          new Label("南", "south"),
          new Label("西南", "southwest"),
          new Label("西", "west"),
          new Label("西北", "northwest"));

  private final CoordinateSequence line;
  private final LocalScale scale;

  Course(LineString line) {
    this.line = line.getCoordinateSequence();
    scale = LocalScale.at(this.line.getY(0));
  }

  /** The point of the compass that a course is nearest to. */
  static Label compass(double degrees) {
    return POINTS.get(Math.floorMod(Math.round(degrees / 45), POINTS.size()));
  }

  /** As one sets out from a vertex towards another. */
  double leaving(int vertex, int end) {
    int seen = vertex;
    while (seen < end && (seen == vertex || metres(vertex, seen) < SIGHT_METRES)) {
      seen++;
    }
    return between(vertex, seen);
  }

  /** As one comes to a vertex from another. */
  double arriving(int start, int vertex) {
    int seen = vertex;
    while (seen > start && (seen == vertex || metres(seen, vertex) < SIGHT_METRES)) {
      seen--;
    }
    return between(seen, vertex);
  }

  private double metres(int from, int to) {
    return scale.metres(line.getX(to) - line.getX(from), line.getY(to) - line.getY(from));
  }

  private double between(int from, int to) {
    double east = (line.getX(to) - line.getX(from)) * scale.metresPerDegreeEast();
    double north = (line.getY(to) - line.getY(from)) * scale.metresPerDegreeNorth();
    return Math.toDegrees(Math.atan2(east, north));
  }
}
