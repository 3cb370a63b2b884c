package luotu.geo.region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;

/**
 * Draws the borders between places of different labels. How it goes about it is told in the
 * package. For many threads.
 */
public final class RegionTracer {
  /** Metres; about what a ten-millionth of a degree is. */
  private static final double DEFAULT_STEP = 1.0 / 128;

  private static final double SIMPLIFYING_SHARE = 0.6;
  private static final int ROOTS_OF_ONE_THREAD = 64;

  private final double startMetres;
  private final double finestMetres;
  private final double toleranceMetres;
  private final SnapGrid grid;

  /**
   * @param startMetres the largest squares whose corners are compared: a border that is not nearly
   *     straight across such a square is looked into more closely, but a region that lies inside
   *     such a square together with a straight border may be missed
   * @param finestMetres the smallest squares; what is smaller may be given to a neighbour
   * @param toleranceMetres how far from its true place a border may be drawn
   * @throws IllegalArgumentException unless all are more than 0 and finest is at most start
   */
  public RegionTracer(double startMetres, double finestMetres, double toleranceMetres) {
    this(startMetres, finestMetres, toleranceMetres, new SnapGrid(DEFAULT_STEP, DEFAULT_STEP));
  }

  private RegionTracer(
      double startMetres, double finestMetres, double toleranceMetres, SnapGrid grid) {
    if (!(finestMetres > 0 && startMetres >= finestMetres && toleranceMetres > 0)) {
      throw new IllegalArgumentException("sizes must be more than 0, and finest at most start");
    }
    if (!(grid.stepX() > 0 && grid.stepY() > 0)
        || finestMetres < 16 * Math.max(grid.stepX(), grid.stepY())) {
      throw new IllegalArgumentException("finest squares must be 16 steps of the grid or more");
    }
    this.startMetres = startMetres;
    this.finestMetres = finestMetres;
    this.toleranceMetres = toleranceMetres;
    this.grid = grid;
  }

  /**
   * The same, with all vertices at whole multiples of the steps from the origin of the plane. Who
   * rounds coordinates afterwards, chooses steps such that nothing moves: what is valid stays so.
   */
  public RegionTracer onGrid(double stepX, double stepY) {
    return new RegionTracer(startMetres, finestMetres, toleranceMetres, new SnapGrid(stepX, stepY));
  }

  /**
   * Draws the regions in some squares. Regions end where the squares end. The same squares and
   * labels give the same regions, whatever the number of threads.
   *
   * @param fields a field that says the same at every place, for each thread that asks
   * @param roots different squares of one lattice, in any order; none gives no region
   * @throws IllegalArgumentException if the roots are not all of one size and lattice
   * @throws IllegalStateException if what the field says of squares is not what it says of places
   */
  public Regions trace(Supplier<SquareField> fields, List<Square> roots) {
    return trace(fields, roots, List.of());
  }

  /**
   * The same, where some places keep their labels however small the regions are that they lie in.
   * About them it is looked at the finest squares, and one that is lost there has a small region
   * drawn about it, of the tolerance at most.
   *
   * @param held in metres of the plane; those outside the squares are left aside, and of several
   *     within a step or two of the grid one may be lost
   */
  public Regions trace(Supplier<SquareField> fields, List<Square> roots, List<Coordinate> held) {
    if (roots.isEmpty()) {
      return new Regions(chains(List.of(), startMetres), grid, List.of(), true);
    }
    RootSet set = RootSet.of(roots, held, startMetres, finestMetres);
    int groups = (roots.size() + ROOTS_OF_ONE_THREAD - 1) / ROOTS_OF_ONE_THREAD;
    IntStream numbers = IntStream.range(0, groups);
    List<BorderLinks> parts =
        (groups > 1 ? numbers.parallel() : numbers)
            .mapToObj(
                group ->
                    set.trace(
                        fields.get(),
                        group * ROOTS_OF_ONE_THREAD,
                        Math.min(roots.size(), (group + 1) * ROOTS_OF_ONE_THREAD),
                        grid,
                        toleranceMetres))
            .toList();
    Chains chains = chains(parts, set.levels().side(set.levels().start()));
    int most = Math.max(1, (int) (toleranceMetres / Math.max(grid.stepX(), grid.stepY())));
    List<HeldPlace> unheld = new ArrayList<>();
    return new Regions(
        HeldPlaces.hold(chains, set.held(fields.get(), grid, most), unheld::add),
        grid,
        unheld,
        true);
  }

  private Chains chains(List<BorderLinks> parts, double startSide) {
    return ChainSimplifier.simplify(
        ChainBuilder.join(parts),
        grid,
        SIMPLIFYING_SHARE * toleranceMetres,
        finestMetres * finestMetres,
        startSide);
  }
}
