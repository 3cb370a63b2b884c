package luotu.analyse.servicearea;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import luotu.roads.Reach;
import luotu.roads.ReachedRoads;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** The parts of roads within minutes of facilities. Safe for many threads. */
public final class ReachedArea {
  private final ReachedRoads roads;
  private final List<Double> minutes;
  private final long[] facilities;

  ReachedArea(ReachedRoads roads, List<Double> minutes, long[] facilities) {
    this.roads = roads;
    this.minutes = minutes;
    this.facilities = facilities;
  }

  /** Takes the pieces of roads. */
  @FunctionalInterface
  public interface PieceConsumer {
    /**
     * @param road its id
     * @param minutes the fewest of those asked for within which all of the piece is reached
     * @param facility id of the nearest facility; empty when the request is not split
     * @param line its corners in degrees
     */
    void accept(long road, double minutes, Optional<Long> facility, List<Coordinate> line);
  }

  /**
   * Hands over the pieces near a box.
   *
   * @param box in degrees
   * @param classes which classes of roads to take; empty text for roads without class
   */
  public void forEachPiece(Envelope box, Predicate<String> classes, PieceConsumer consumer) {
    roads.forEachPiece(
        box,
        classes,
        (road, limit, facility, line) ->
            consumer.accept(
                road,
                minutes.get(limit),
                facility == Reach.UNREACHED ? Optional.empty() : Optional.of(facilities[facility]),
                line));
  }
}
