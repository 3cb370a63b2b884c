package luotu.geo.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;

/** The roots of one trace, by row and column of their lattice, in a fixed order. */
final class RootSet {
  private static final double SLACK = 1e-6;
  private static final int MOST = 1 << 29;

  private final SquareLevels levels;
  private final long[] places;
  private final LongIntMap known;

  /** Those that must not be lost, by their root. */
  private final Map<Long, List<Coordinate>> held;

  private RootSet(SquareLevels levels, long[] places, List<Coordinate> held) {
    this.levels = levels;
    this.places = places;
    double side = levels.side(levels.top());
    this.held =
        held.stream()
            .collect(
                Collectors.groupingBy(
                    at ->
                        BorderLinks.place(
                            (int) Math.floor((at.x - levels.originX()) / side),
                            (int) Math.floor((at.y - levels.originY()) / side)),
                    TreeMap::new,
                    Collectors.toList()));
    this.known = new LongIntMap(places.length);
    for (long place : places) {
      if (known.get(place) != LongIntMap.MISSING) {
        throw new IllegalArgumentException("a root is given twice");
      }
      known.put(place, 1);
    }
  }

  static RootSet of(
      List<Square> roots, List<Coordinate> held, double startMetres, double finestMetres) {
    Square first =
        roots.stream()
            .min(Comparator.comparingDouble(Square::west).thenComparingDouble(Square::south))
            .orElseThrow();
    long[] places = roots.stream().mapToLong(root -> place(root, first)).sorted().toArray();
    return new RootSet(
        SquareLevels.of(first.west(), first.south(), first.side(), startMetres, finestMetres),
        places,
        held);
  }

  private static long place(Square root, Square first) {
    double column = (root.west() - first.west()) / first.side();
    double row = (root.south() - first.south()) / first.side();
    if (!(root.side() == first.side()
        && Math.abs(column - Math.rint(column)) < SLACK
        && Math.abs(row - Math.rint(row)) < SLACK
        && Math.abs(column) < MOST
        && Math.abs(row) < MOST)) {
      throw new IllegalArgumentException("roots must be squares of one lattice");
    }
    return BorderLinks.place((int) Math.rint(column), (int) Math.rint(row));
  }

  SquareLevels levels() {
    return levels;
  }

  /** Draws what is in the roots of some numbers. */
  BorderLinks trace(SquareField field, int from, int to, SnapGrid grid, double tolerance) {
    BorderLinks links = new BorderLinks();
    RootTrace trace = new RootTrace(field, levels, grid, tolerance, links);
    for (int i = from; i < to; i++) {
      int column = BorderLinks.x(places[i]);
      int row = BorderLinks.y(places[i]);
      trace.trace(
          column << levels.top(),
          row << levels.top(),
          outerSides(column, row),
          held.getOrDefault(places[i], List.of()));
    }
    return links;
  }

  /** The places that must not be lost, with what the field says of them. */
  List<HeldPlace> held(SquareField field, SnapGrid grid, int most) {
    List<HeldPlace> all = new ArrayList<>();
    held.forEach(
        (root, inside) -> {
          if (known.get(root) != LongIntMap.MISSING) {
            inside.forEach(
                at ->
                    all.add(
                        new HeldPlace(grid.column(at.x), grid.row(at.y), label(field, at), most)));
          }
        });
    return all;
  }

  /** Through ever smaller squares, which know least and so are asked fastest. */
  private int label(SquareField field, Coordinate at) {
    for (int level = levels.top(); level >= 0; level--) {
      double side = levels.side(level);
      field.enter(
          levels.originX() + Math.floor((at.x - levels.originX()) / side) * side,
          levels.originY() + Math.floor((at.y - levels.originY()) / side) * side,
          side);
    }
    int label = field.label(at.x, at.y);
    for (int level = levels.top(); level >= 0; level--) {
      field.leave();
    }
    return label;
  }

  private int outerSides(int column, int row) {
    return (has(column, row - 1) ? 0 : RootTrace.SOUTH)
        | (has(column + 1, row) ? 0 : RootTrace.EAST)
        | (has(column, row + 1) ? 0 : RootTrace.NORTH)
        | (has(column - 1, row) ? 0 : RootTrace.WEST);
  }

  private boolean has(int column, int row) {
    return known.get(BorderLinks.place(column, row)) != LongIntMap.MISSING;
  }
}
