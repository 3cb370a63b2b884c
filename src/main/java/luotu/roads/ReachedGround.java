package luotu.roads;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import luotu.geo.region.BorderFault;
import luotu.geo.region.RegionTracer;
import luotu.geo.region.Regions;
import luotu.geo.region.Square;
import luotu.geo.region.SquareField;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The ground that a merged search reaches: the polygons of all places whose time, as {@link
 * RoadNetwork#join} and {@link Reach#millis} tell it, is within a limit. Where a facility stands
 * always belongs to them: where nothing about it does, with a diamond of 20 m, less where something
 * is nearer. Safe for many threads.
 */
public final class ReachedGround {
  private final Regions regions;
  private final ReachLabels labels;
  private final GroundPlane plane;
  private final int limits;
  private final boolean isSplit;
  private final Resolution resolution;

  /**
   * How fine polygons are drawn.
   *
   * @param startMetres what is narrower than this may be missed where nothing wider shows it
   * @param finestMetres what is smaller than this may be given to a neighbour
   * @param toleranceMetres how far a border may lie from its true place
   */
  public record Resolution(double startMetres, double finestMetres, double toleranceMetres) {
    /** For a district. */
    public static final Resolution FINE = new Resolution(8, 1, 0.25);

    /** A start square of eight times this still goes into a tile. */
    private static final double MOST_DETAIL_METRES = 64;

    private static final double LEAST_DETAIL_METRES = 0.5;

    /** Powers of two from the least to the most. */
    private static final int DETAILS = 8;

    private static final double[] PARTS = {1, 2, 4, 0.5, 0.25};
    private static final double METRES_PER_KM = 1_000;

    /** Details from side to side. */
    private static final double PICTURE = 500;

    private static final Resolution MIDDLE = new Resolution(16, 4, 1);
    private static final Resolution COARSE = ofDetail(16);
    private static final Resolution WIDE = ofDetail(32);

    /** The largest extents, in square kilometres, for the finer ones. */
    private static final double FINE_SQUARE_KM = 500;

    private static final double MIDDLE_SQUARE_KM = 1_000;
    private static final double COARSE_SQUARE_KM = 8_000;

    /** Half a minute of two cores or about; the squares of the border grow as the detail. */
    private static final double MOST_SQUARE_KM_PER_METRE = 500;

    private static final double MOST_TRACED_SQUARE_KM_PER_METRE = 2_000;

    /** No polygon of a larger extent, in square kilometres, is drawn while somebody waits. */
    public static final double MOST_SQUARE_KM = 60_000;

    /**
     * From such details on borders are found from the times of places, and nothing is kept of the
     * ground: so much of it would not find room, and to draw it once takes longer.
     */
    private static final double LEAST_TRACED_METRES = 8;

    /** Corners of larger squares are compared only where the detail is as large. */
    private static final double START_METRES = 64;

    /**
     * Draws so finely, with a part of the tolerance, on the grid of 1e-7 degrees of a plane. Where
     * borders lie so near to each other that they cross in the rounding, a little more finely;
     * where that does not help, as where several roads are equally near, less finely.
     */
    Regions trace(
        GroundPlane plane,
        double toleranceShare,
        SquareField field,
        Square square,
        List<Coordinate> held) {
      for (int i = 0; ; i++) {
        try {
          return new RegionTracer(
                  startMetres / PARTS[i], finestMetres / PARTS[i], toleranceShare * toleranceMetres)
              .onGrid(plane.stepX(), plane.stepY())
              .trace(() -> field, List.of(square), held);
        } catch (BorderFault fault) {
          if (i + 1 == PARTS.length) {
            throw fault;
          }
        }
      }
    }

    /**
     * One that shows details of a size in metres: the next power of two that is no larger, half a
     * metre to 64, so that what is found out of the ground serves the next question too.
     */
    public static Resolution ofDetail(double metres) {
      double within = Math.max(LEAST_DETAIL_METRES, Math.min(MOST_DETAIL_METRES, metres));
      double coarser = Math.pow(2, Math.floor(Math.log(within) / Math.log(2)));
      double start = Math.min(8 * coarser, Math.max(START_METRES, 2 * coarser));
      return new Resolution(start, coarser, coarser / 4);
    }

    /**
     * One for a picture of an extent: a five-hundredth of its width, and never so fine that what is
     * found out is kept. Of however large an extent such a picture takes seconds.
     */
    public static Resolution ofOverview(double squareKm) {
      return ofDetail(Math.max(LEAST_TRACED_METRES, METRES_PER_KM / PICTURE * Math.sqrt(squareKm)));
    }

    /** Between places that stand for the ground about them, where areas are counted. */
    double latticeMetres() {
      return startMetres / 4;
    }

    /** One that suits an extent. */
    static Resolution of(double squareKm) {
      if (squareKm <= MIDDLE_SQUARE_KM) {
        return squareKm <= FINE_SQUARE_KM ? FINE : MIDDLE;
      }
      return squareKm <= COARSE_SQUARE_KM ? COARSE : WIDE;
    }

    /** Whether borders are found from the times of places. */
    boolean isTraced() {
      return finestMetres >= LEAST_TRACED_METRES;
    }

    /** The largest extent, in square kilometres, that is drawn so finely while somebody waits. */
    public double mostSquareKm() {
      double each = isTraced() ? MOST_TRACED_SQUARE_KM_PER_METRE : MOST_SQUARE_KM_PER_METRE;
      return Math.min(MOST_SQUARE_KM, each * finestMetres);
    }

    /**
     * The finest detail, in metres, that an extent is drawn in while somebody waits; empty where it
     * is too large for any.
     */
    public static OptionalDouble finestMetres(double squareKm) {
      return DoubleStream.iterate(LEAST_DETAIL_METRES, metres -> 2 * metres)
          .limit(DETAILS)
          .filter(metres -> squareKm <= ofDetail(metres).mostSquareKm())
          .findFirst();
    }
  }

  private ReachedGround(
      Regions regions,
      ReachLabels labels,
      GroundPlane plane,
      int limits,
      boolean isSplit,
      Resolution resolution) {
    this.regions = regions;
    this.labels = labels;
    this.plane = plane;
    this.limits = limits;
    this.isSplit = isSplit;
    this.resolution = resolution;
  }

  /** How fine it was drawn. */
  public Resolution resolution() {
    return resolution;
  }

  /**
   * As fine as suits the extent of what was reached.
   *
   * @param facilities those that the search went out from
   * @param reach of a merged search on this network
   * @param limitsMillis rising, the last of them at most the limit of the search
   * @param split whether to tell apart what is nearest to each facility
   */
  public static ReachedGround of(
      RoadNetwork network,
      JoinedPlaces facilities,
      Reach reach,
      int[] limitsMillis,
      boolean split) {
    ReachedExtent extent =
        ReachedExtent.of(network, facilities, reach, limitsMillis[limitsMillis.length - 1]);
    return of(extent, limitsMillis, split, extent.resolution());
  }

  /**
   * What was reached of an extent, as fine as one says, however long it takes.
   *
   * @param limitsMillis rising, the last of them at most the limit of the extent
   * @param split whether to tell apart what is nearest to each facility
   */
  public static ReachedGround of(
      ReachedExtent extent, int[] limitsMillis, boolean split, Resolution resolution) {
    int[] limits = limitsMillis.clone();
    ReachLabels labels = extent.labels(limits, split);
    return new ReachedGround(
        ReachedBorders.draw(extent, limits, split, resolution),
        labels,
        extent.ground().plane(),
        limits.length,
        split,
        resolution);
  }

  /**
   * What is within a limit of any facility.
   *
   * @param limit index of the limit
   * @return in degrees of WGS 84, valid, holding those of lower limits; an empty polygon when
   *     nothing is
   */
  public Geometry area(int limit) {
    check(limit);
    return degrees(regions.where(label -> labels.limit(label) <= limit));
  }

  /**
   * What is within a limit and nearest in time to one facility; those of one limit do not overlap.
   *
   * @param limit index of the limit
   * @param facility index of the facility
   * @throws IllegalStateException if facilities were not told apart
   */
  public Geometry area(int limit, int facility) {
    check(limit);
    if (!isSplit) {
      throw new IllegalStateException("facilities were not told apart");
    }
    return degrees(
        regions.where(label -> labels.limit(label) <= limit && labels.facility(label) == facility));
  }

  /** Takes areas. */
  @FunctionalInterface
  public interface AreaConsumer {
    /**
     * @param limit index of the limit
     * @param facility index of the facility, {@link Reach#UNREACHED} where they are not told apart
     * @param area in degrees, not empty
     */
    void accept(int limit, int facility, Geometry area);
  }

  /** Hands over every area that is there, by limit and facility, in one pass for each limit. */
  public void forEachArea(AreaConsumer consumer) {
    for (int limit = 0; limit < limits; limit++) {
      int within = limit;
      regions.forEach(
          label -> labels.limit(label) <= within ? labels.facility(label) : SquareField.NOTHING,
          (area, facility) ->
              consumer.accept(within, isSplit ? facility : Reach.UNREACHED, degrees(area)));
    }
  }

  private void check(int limit) {
    if (limit < 0 || limit >= limits) {
      throw new IllegalArgumentException("no limit " + limit);
    }
  }

  private Geometry degrees(Geometry area) {
    area.apply(new ToDegrees(plane));
    area.geometryChanged();
    return area;
  }

  /** From the plane to degrees; borders were drawn on the lattice that these are rounded to. */
  private record ToDegrees(GroundPlane plane) implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence positions, int i) {
      positions.setOrdinate(i, 0, rounded(plane.longitude(positions.getX(i))));
      positions.setOrdinate(i, 1, rounded(plane.latitude(positions.getY(i))));
    }

    private static double rounded(double degrees) {
      return Math.rint(degrees * EdgeTable.PER_DEGREE) / EdgeTable.PER_DEGREE;
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
