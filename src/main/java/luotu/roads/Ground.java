package luotu.roads;

import luotu.geo.ReachBoxes;
import luotu.geo.region.Square;
import luotu.model.TravelSpeeds;
import luotu.roads.ReachedGround.Resolution;
import org.locationtech.jts.geom.Envelope;

/**
 * Where any place on the ground joins the roads of a network, for one mode: what {@link
 * RoadNetwork#join} says, place by place, from what is found out once about each square of the
 * ground that is asked about. {@link RoadNetwork#ground} keeps it; safe for many threads.
 */
final class Ground {
  /** The side of the squares that are found out about first and thrown away together. */
  static final double TILE_METRES = 1024;

  private static final double MANY_METRES = 1e6;

  private final RoadGraph graph;
  private final EdgeBoxes boxes;
  private final Obstacles obstacles;
  private final EdgeTimes times;
  private final TravelSpeeds speeds;
  private final GroundTiles tiles;
  private final GroundPlane plane;
  private final Object[] versions;
  private final BoxTree moved;
  private final int[] movedBy;

  /**
   * @param tiles of this and of the networks it was patched from
   * @param versions the oldest first
   * @param moved boxes within which a version differs from the one before
   * @param movedBy the version of each of them, rising
   */
  Ground(
      RoadGraph graph,
      EdgeBoxes boxes,
      Obstacles obstacles,
      EdgeTimes times,
      TravelSpeeds speeds,
      GroundTiles tiles,
      GroundPlane plane,
      Object[] versions,
      BoxTree moved,
      int[] movedBy) {
    this.graph = graph;
    this.boxes = boxes;
    this.obstacles = obstacles;
    this.times = times;
    this.speeds = speeds;
    this.tiles = tiles;
    this.plane = plane;
    this.versions = versions;
    this.moved = moved;
    this.movedBy = movedBy;
  }

  /** The tile of a column and row. */
  GroundTile tile(long column, long row, Resolution resolution) {
    double west = column * TILE_METRES;
    double south = row * TILE_METRES;
    Object version = version(new Square(west, south, TILE_METRES));
    return tiles.tile(
        plane, version, resolution, column, row, () -> new GroundTile(resolution, west, south));
  }

  /** The last version of the network that moved anything near a square, equal to itself only. */
  Object version(Square square) {
    BoxTree.Hits hits = new BoxTree.Hits();
    moved.find(
        EdgeTable.units(plane.longitude(square.west())) - 1,
        EdgeTable.units(plane.latitude(square.south())) - 1,
        EdgeTable.units(plane.longitude(square.west() + square.side())) + 1,
        EdgeTable.units(plane.latitude(square.south() + square.side())) + 1,
        hits);
    return versions[hits.count == 0 ? 0 : movedBy[hits.items[hits.count - 1]]];
  }

  /** Finds all edges, removed ones among them, that places of a square may join. */
  void edgesAbout(Square square, BoxTree.Hits hits) {
    edgesAbout(plane.degrees(square), hits);
  }

  /** The same of a box in degrees. */
  void edgesAbout(Envelope box, BoxTree.Hits hits) {
    Envelope about = ReachBoxes.around(box, speeds.accessMetres()).get(0);
    boxes.find(
        EdgeTable.units(about.getMinX()),
        EdgeTable.units(about.getMinY()),
        EdgeTable.units(about.getMaxX()),
        EdgeTable.units(about.getMaxY()),
        hits);
  }

  /** Finds out about blocks, in one thread. */
  BlockMaker maker(Resolution resolution) {
    return new BlockMaker(graph, plane, field(), millisPerMetre(), resolution);
  }

  /** The joins of all places, for one thread. */
  JoinField field() {
    OfferedEdges offered = OfferedEdges.of(graph, times, speeds);
    return new JoinField(graph, boxes, obstacles, offered, plane, speeds.accessMetres());
  }

  /** How long a metre of walking to a road takes. */
  double millisPerMetre() {
    return speeds.accessMillis(MANY_METRES) / MANY_METRES;
  }

  Obstacles obstacles() {
    return obstacles;
  }

  GroundPlane plane() {
    return plane;
  }

  RoadGraph graph() {
    return graph;
  }

  TravelSpeeds speeds() {
    return speeds;
  }
}
