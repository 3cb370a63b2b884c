package luotu.analyse.servicearea;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import luotu.roads.AreaColours;
import luotu.roads.Reach;
import luotu.roads.ReachedExtent;
import luotu.roads.ReachedGround;
import luotu.roads.ReachedRoads;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The roads and the ground within minutes of facilities, place by place. Safe for many threads. */
public final class ReachedArea {
  private final Trip trip;
  private final ReachedRoads roads;
  private final ReachedExtent extent;
  private final List<Double> minutes;
  private final boolean isSplit;
  private final int[] colours;

  ReachedArea(Trip trip, List<Double> minutes, boolean isSplit) {
    this.trip = trip;
    this.minutes = minutes;
    this.isSplit = isSplit;
    int[] limits = Trip.limitsMillis(minutes);
    Reach reach = trip.sweep(minutes);
    roads = new ReachedRoads(trip.network(), reach, limits, isSplit);
    extent = ReachedExtent.of(trip.network(), trip.places(), reach, limits[limits.length - 1]);
    colours = isSplit ? AreaColours.of(trip.network(), trip.places(), reach) : new int[0];
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
   * One of the areas that a split request has beside each other.
   *
   * @param facility id of the facility that is nearest in all of it
   * @param colour small numbers from 0; neighbours have different ones
   */
  public record Split(long facility, int colour) {}

  /** Takes areas. */
  @FunctionalInterface
  public interface AreaConsumer {
    /**
     * @param minutes within which all of the area is reached, what is reached in fewer included
     * @param split whose area it is; empty when the request is not split
     * @param area in degrees, not empty
     */
    void accept(double minutes, Optional<Split> split, Geometry area);
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
            consumer.accept(road, minutes.get(limit), id(facility), line));
  }

  /**
   * Hands over what of the areas lies in a box, those of the fewest minutes first; only there is
   * anything computed.
   *
   * @param box in degrees; areas may reach a little beyond it
   * @param resolutionMetres the finest detail
   */
  public void forEachArea(Envelope box, double resolutionMetres, AreaConsumer consumer) {
    ReachedGround.of(
            extent.about(box),
            Trip.limitsMillis(minutes),
            isSplit,
            Polygons.resolution(resolutionMetres))
        .forEachArea(
            (limit, facility, area) ->
                consumer.accept(
                    minutes.get(limit),
                    id(facility).map(id -> new Split(id, colours[facility])),
                    area));
  }

  private Optional<Long> id(int facility) {
    return facility == Reach.UNREACHED ? Optional.empty() : Optional.of(trip.ids()[facility]);
  }
}
