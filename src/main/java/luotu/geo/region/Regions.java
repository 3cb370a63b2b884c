package luotu.geo.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Regions of a plane, each of one label, that share their borders: two of them neither overlap nor
 * leave a gap. For many threads.
 */
public final class Regions {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** The side of the squares in which borders are compared with each other. */
  private static final double CHECKED_METRES = 40;

  private final Chains chains;
  private final RingNodes nodes;
  private final SnapGrid grid;
  private final List<HeldPlace> unheld;
  private final boolean keepsSlivers;

  Regions(Chains chains, SnapGrid grid, List<HeldPlace> unheld, boolean keepsSlivers) {
    this.keepsSlivers = keepsSlivers;
    this.chains = chains;
    this.unheld = List.copyOf(unheld);
    this.grid = grid;
    this.nodes = new RingNodes(chains);
  }

  /**
   * The regions that pieces of border enclose, without rings hardly wider than the rounding: there
   * two regions may overlap, or leave a gap, of a centimetre or two.
   *
   * @param parts all pieces; where they meet they have the same places
   * @param stepX metres from column to column of the grid
   * @param toleranceMetres how far a border may be moved where that saves places
   * @param leastArea square metres; what is smaller and inside one region belongs to that
   * @param held places that have their label however small its region is: of those that were drawn
   *     over each gets a region of its own
   * @throws BorderFault if the pieces leave an end loose, contradict each other or cross
   */
  public static Regions of(
      List<BorderLinks> parts,
      double stepX,
      double stepY,
      double toleranceMetres,
      double leastArea,
      List<HeldPlace> held) {
    SnapGrid grid = new SnapGrid(stepX, stepY);
    Chains chains =
        ChainSimplifier.simplify(
            ChainBuilder.join(parts), grid, toleranceMetres, leastArea, CHECKED_METRES);
    List<HeldPlace> unheld = new ArrayList<>();
    return new Regions(HeldPlaces.hold(chains, held, unheld::add), grid, unheld, false);
  }

  /** The places to be held that a border passes through: nothing was done about them. */
  public List<HeldPlace> unheld() {
    return unheld;
  }

  /** Takes a straight piece of border, in steps of the grid. */
  @FunctionalInterface
  public interface BorderConsumer {
    /**
     * @param left label to the left
     */
    void accept(int fromX, int fromY, int toX, int toY, int left, int right);
  }

  /** Hands over all borders. */
  public void forEachBorder(BorderConsumer consumer) {
    for (int chain = 0; chain < chains.count(); chain++) {
      for (int i = chains.start()[chain] + 1; i < chains.start()[chain + 1]; i++) {
        consumer.accept(
            chains.x()[i - 1],
            chains.y()[i - 1],
            chains.x()[i],
            chains.y()[i],
            chains.left()[chain],
            chains.right()[chain]);
      }
    }
  }

  /** The labels that regions have, from the least; NOTHING is none of them. */
  public int[] labels() {
    return IntStream.concat(IntStream.of(chains.left()), IntStream.of(chains.right()))
        .filter(label -> label != SquareField.NOTHING)
        .sorted()
        .distinct()
        .toArray();
  }

  /**
   * The places whose label is one of those asked for.
   *
   * @param label never asked about NOTHING
   * @return in metres of the plane, valid: a polygon or several, an empty polygon when there is no
   *     such place
   */
  public Geometry where(IntPredicate label) {
    Geometry[] found = {GEOMETRIES.createPolygon()};
    forEach(
        each -> label.test(each) ? 0 : SquareField.NOTHING, (region, group) -> found[0] = region);
    return found[0];
  }

  /**
   * Hands over the regions that groups of labels make up, in one pass over all borders, the least
   * group first: each is what {@link #where} tells of its labels.
   *
   * @param group the number of the group a label belongs to, NOTHING for none; never asked about
   *     NOTHING
   * @param consumer takes regions that are not empty, and their groups
   */
  public void forEach(IntUnaryOperator group, ObjIntConsumer<Geometry> consumer) {
    IntUnaryOperator groupOf =
        label -> label == SquareField.NOTHING ? label : group.applyAsInt(label);
    LongStream.Builder borders = LongStream.builder();
    for (int chain = 0; chain < chains.count(); chain++) {
      int left = groupOf.applyAsInt(chains.left()[chain]);
      int right = groupOf.applyAsInt(chains.right()[chain]);
      if (left != right) {
        add(borders, left, chain);
        add(borders, right, chain);
      }
    }
    long[] sorted = borders.build().sorted().toArray();
    RingAssembler assembler = new RingAssembler(chains, nodes, grid, keepsSlivers);
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      int one = (int) (sorted[start] >> Integer.SIZE);
      if (end == sorted.length || one != (int) (sorted[end] >> Integer.SIZE)) {
        int[] its = Arrays.stream(sorted, start, end).mapToInt(key -> (int) key).toArray();
        consumer.accept(region(assembler.rings(its, label -> group.applyAsInt(label) == one)), one);
        start = end;
      }
    }
  }

  /** By group, then by chain. */
  private static void add(LongStream.Builder borders, int group, int chain) {
    if (group != SquareField.NOTHING) {
      borders.add((long) group << Integer.SIZE | chain);
    }
  }

  private static Geometry region(List<Ring> rings) {
    List<Ring> shells = new ArrayList<>();
    List<Ring> holes = new ArrayList<>();
    for (Ring ring : rings) {
      (ring.isOuter() ? shells : holes).add(ring);
    }
    Polygon[] polygons = polygons(shells, holes);
    return polygons.length == 1 ? polygons[0] : GEOMETRIES.createMultiPolygon(polygons);
  }

  private static Polygon[] polygons(List<Ring> shells, List<Ring> holes) {
    List<List<LinearRing>> holesOf = new ArrayList<>();
    shells.forEach(shell -> holesOf.add(new ArrayList<>()));
    if (!holes.isEmpty()) {
      Shells index = new Shells(shells);
      for (Ring hole : holes) {
        holesOf.get(index.around(hole)).add(hole.toLinearRing(GEOMETRIES));
      }
    }
    Polygon[] polygons = new Polygon[shells.size()];
    for (int i = 0; i < polygons.length; i++) {
      polygons[i] =
          GEOMETRIES.createPolygon(
              shells.get(i).toLinearRing(GEOMETRIES), holesOf.get(i).toArray(LinearRing[]::new));
    }
    return polygons;
  }

  /** Finds the least outer ring around a place. */
  private static final class Shells {
    private final List<Ring> shells;
    private final STRtree tree = new STRtree();
    private final IndexedPointInAreaLocator[] locators;

    Shells(List<Ring> shells) {
      this.shells = shells;
      this.locators = new IndexedPointInAreaLocator[shells.size()];
      for (int i = 0; i < shells.size(); i++) {
        tree.insert(shells.get(i).envelope(), i);
      }
    }

    int around(Ring hole) {
      Coordinate place = hole.betweenCorners();
      int best = -1;
      List<?> candidates = tree.query(hole.envelope());
      if (candidates.size() == 1) {
        return (Integer) candidates.get(0);
      }
      for (Object candidate : candidates) {
        int i = (Integer) candidate;
        if ((best < 0 || shells.get(i).area() < shells.get(best).area())
            && shells.get(i).area() > hole.area()
            && contains(i, place)) {
          best = i;
        }
      }
      if (best < 0) {
        throw new IllegalStateException("a hole lies in no region");
      }
      return best;
    }

    private boolean contains(int shell, Coordinate place) {
      if (locators[shell] == null) {
        locators[shell] = new IndexedPointInAreaLocator(shells.get(shell).toLinearRing(GEOMETRIES));
      }
      return locators[shell].locate(place) != Location.EXTERIOR;
    }
  }
}
