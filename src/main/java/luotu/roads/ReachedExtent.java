package luotu.roads;

import java.util.List;
import luotu.geo.ReachBoxes;
import luotu.roads.ReachedGround.Resolution;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Where a merged search may reach the ground: what {@link ReachedGround} has to look into, known
 * long before anything is drawn. Immutable, safe for many threads.
 */
public final class ReachedExtent {
  private static final double SQUARE_METRES_PER_KM2 = 1e6;

  private final Ground ground;
  private final Reach reach;
  private final JoinedPlaces facilities;
  private final List<ReachedSquare> tiles;

  private ReachedExtent(
      Ground ground, Reach reach, JoinedPlaces facilities, List<ReachedSquare> tiles) {
    this.ground = ground;
    this.reach = reach;
    this.facilities = facilities;
    this.tiles = tiles;
  }

  /**
   * Of what is reached within a limit.
   *
   * @param facilities those that the search went out from
   * @param reach of a merged search on this network
   * @param limitMillis at most the limit of the search
   */
  public static ReachedExtent of(
      RoadNetwork network, JoinedPlaces facilities, Reach reach, int limitMillis) {
    Ground ground = network.ground(facilities.mode, GroundPlane.around(facilities.places));
    return new ReachedExtent(
        ground,
        reach,
        facilities,
        new ReachedSquares(ground, reach, limitMillis, Ground.TILE_METRES).squares(facilities));
  }

  /**
   * Of what is reached of an area: the cost is that of the area, however far the search went.
   *
   * @param area in degrees; the extent may reach up to a kilometre beyond it
   */
  public static ReachedExtent of(
      RoadNetwork network, JoinedPlaces facilities, Reach reach, int limitMillis, Geometry area) {
    Ground ground = network.ground(facilities.mode, GroundPlane.around(facilities.places));
    BoxTree.Hits edges = new BoxTree.Hits();
    // What lies in the squares that the border of the area passes through counts whole.
    ground.edgesAbout(
        ReachBoxes.around(area.getEnvelopeInternal(), 2 * Ground.TILE_METRES).get(0), edges);
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
    return new ReachedExtent(
        ground,
        reach,
        facilities,
        new ReachedSquares(ground, reach, limitMillis, Ground.TILE_METRES)
            .squares(facilities, edges).stream()
                .filter(
                    tile ->
                        prepared.intersects(
                            area.getFactory().toGeometry(ground.plane().degrees(tile.square()))))
                .toList());
  }

  /**
   * What of it lies about a box.
   *
   * @param box in degrees; what is left may reach up to a kilometre beyond it
   */
  public ReachedExtent about(Envelope box) {
    return new ReachedExtent(
        ground,
        reach,
        facilities,
        tiles.stream().filter(tile -> ground.plane().meets(tile.square(), box)).toList());
  }

  /** How large it is, in square kilometres: more than what is reached in the end. */
  public double squareKm() {
    return tiles.size() * Ground.TILE_METRES * Ground.TILE_METRES / SQUARE_METRES_PER_KM2;
  }

  /** How finely it is drawn when nobody says. */
  public Resolution resolution() {
    return Resolution.of(squareKm());
  }

  Ground ground() {
    return ground;
  }

  Reach reach() {
    return reach;
  }

  JoinedPlaces facilities() {
    return facilities;
  }

  List<ReachedSquare> tiles() {
    return tiles;
  }

  ReachLabels labels(int[] limitsMillis, boolean split) {
    return new ReachLabels(ground.graph(), reach, limitsMillis, split);
  }
}
