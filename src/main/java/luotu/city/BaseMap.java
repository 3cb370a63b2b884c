package luotu.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import luotu.city.Plan.Place;
import luotu.city.Streams.Stream;
import org.locationtech.jts.geom.Polygon;

/** Rivers, brooks, lakes, and what stands in the way of people on foot. */
final class BaseMap {
  private static final int RIVER_PIECE = 24;

  private final Drafts drafts;
  private final Predicate<Place> inside;
  private final Terrain terrain;
  private final Towns towns;

  /**
   * @param inside whether the city that is made holds a place
   */
  BaseMap(Drafts drafts, Predicate<Place> inside, Terrain terrain, Towns towns) {
    this.drafts = drafts;
    this.inside = inside;
    this.terrain = terrain;
    this.towns = towns;
  }

  void emitRivers() {
    for (River river : Water.RIVERS) {
      int last = river.line().size() - 1;
      for (int from = 0; from < last; from += RIVER_PIECE) {
        int to = Math.min(last, from + RIVER_PIECE);
        List<Place> left = bank(river, from, to, 1);
        List<Place> right = bank(river, from, to, -1);
        double dry = 1 + 60 / river.halfWidthMetres();
        boolean near =
            bank(river, from, to, dry).stream().anyMatch(inside)
                || bank(river, from, to, -dry).stream().anyMatch(inside);
        if (near) {
          List<Place> shore = new ArrayList<>(left);
          for (int i = right.size() - 1; i >= 0; i--) {
            shore.add(right.get(i));
          }
          String name = river.name() + "（模拟）";
          drafts.add("waterway", Drafts.polygon(shore), name, null, "class", "main");
          drafts.add("land", Drafts.polygon(shore), name, null, "kind", "water");
          drafts.add("barrier", Drafts.line(left), name + "左岸", null, "kind", "river");
          drafts.add("barrier", Drafts.line(right), name + "右岸", null, "kind", "river");
        }
      }
    }
  }

  private static List<Place> bank(River river, int from, int to, double side) {
    List<Place> bank = new ArrayList<>();
    for (int station = from; station <= to; station++) {
      bank.add(river.beside(station, side * river.halfWidthMetres()));
    }
    return bank;
  }

  /** Brooks, and the lakes that some ravines are dammed to. */
  void emitStreams(List<Stream> streams) {
    for (Stream stream : streams) {
      List<Place> course = stream.course().stream().filter(inside).toList();
      if (course.size() > 2) {
        drafts.add(
            "waterway",
            Drafts.line(course),
            stream.name(),
            null,
            "class",
            stream.ravine() ? "other" : "tributary");
      }
    }
  }

  /** A lake around a place. */
  void emitLake(Place middle, double radiusMetres, Chance chance) {
    drafts.add("land", blob(middle, radiusMetres, chance), "水库（模拟）", null, "kind", "water");
  }

  /** A roundish area. */
  static Polygon blob(Place middle, double radiusMetres, Chance chance) {
    List<Place> shore = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double angle = 2 * StrictMath.PI * i / 20;
      double radius = radiusMetres * chance.between(0.75, 1.2);
      shore.add(middle.plus(radius * StrictMath.cos(angle), 1.5 * radius * StrictMath.sin(angle)));
    }
    return Drafts.polygon(shore);
  }

  /** Railways along the valleys, cliffs below the crests, walls around some compounds. */
  void emitBarriers(double west, double east, double south, double north) {
    long last = (long) Math.ceil(east / Terrain.RIDGE_SPACING_METRES);
    for (long valley = (long) Math.floor(west / Terrain.RIDGE_SPACING_METRES);
        valley <= last;
        valley++) {
      double crest = (valley + 0.5) * Terrain.RIDGE_SPACING_METRES;
      double rail = valley * Terrain.RIDGE_SPACING_METRES + 2100;
      for (double v = Math.floor(south / 1500) * 1500; v < north; v += 1500) {
        emitLine("铁路（模拟）", "rail", rail, v, v + 1500);
        double side = Chance.at(51, valley, (long) v) < 0.5 ? -650 : 650;
        if (Chance.at(52, valley, (long) v) < 0.45 && terrain.slope(crest + side, v) > 0.2) {
          emitLine("陡崖（模拟）", "cliff", crest + side, v, v + 700);
        }
        emitWall(crest - 5200 + 4000 * Chance.at(53, valley, (long) v), v);
      }
    }
  }

  private void emitLine(String name, String kind, double u, double from, double to) {
    List<Place> line = new ArrayList<>();
    for (double v = from; v <= to; v += 100) {
      line.add(new Place(u, v));
    }
    if (line.stream().allMatch(inside)) {
      drafts.add("barrier", Drafts.line(line), name, null, "kind", kind);
    }
  }

  private void emitWall(double u, double v) {
    Place corner = new Place(u, v);
    if (inside.test(corner) && towns.builtUp(u, v) > 0.3) {
      List<Place> ring =
          List.of(corner, corner.plus(130, 0), corner.plus(130, 90), corner.plus(0, 90), corner);
      drafts.add("barrier", Drafts.line(ring), "围墙（模拟）", null, "kind", "wall");
    }
  }
}
