package luotu.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import luotu.city.Plan.Place;

/**
 * The road network, one feature from junction to junction: the streets of the lattice, and what
 * leads over and under them: bridges over the rivers, tunnels through the ridges, motorways.
 */
final class Roads {
  private static final double STEP_METRES = 90;
  private static final double MOTORWAY_STEP_METRES = 900;

  /** East of the middle of every valley runs a motorway north. */
  private static final double NORTHBOUND_METRES = 4200;

  private static final double EASTBOUND_METRES = 900;
  private static final double EASTBOUND_SPACING_METRES = 26_000;
  private static final String[] FIRST = {
    "石", "松", "云", "江", "凤", "龙", "沙", "汉", "天", "井", "青", "白", "金", "梧", "梨", "桂"
  };
  private static final String[] SECOND = {"岭", "湾", "桥", "坪", "溪", "山", "林", "园", "泉", "岩"};

  /**
   * A way over or under the others.
   *
   * @param junction one that it ends at, or -1
   */
  private record Way(
      int junction,
      Place from,
      Place to,
      String kind,
      String name,
      boolean oneway,
      int speedKmh,
      boolean bridge,
      boolean tunnel) {}

  private final long seed;
  private final Lattice lattice;
  private final Terrain terrain;
  private final Predicate<Place> inside;
  private final List<Way> ways = new ArrayList<>();

  Roads(long seed, Lattice lattice, Terrain terrain, Predicate<Place> inside) {
    this.seed = seed;
    this.lattice = lattice;
    this.terrain = terrain;
    this.inside = inside;
  }

  void emit(Drafts drafts, double west, double east, double south, double north) {
    bridgeRivers();
    tunnelRidges(west, east, south, north);
    int network = lattice.largestNetwork();
    for (double valley = Math.floor(west / Terrain.RIDGE_SPACING_METRES);
        valley * Terrain.RIDGE_SPACING_METRES < east;
        valley++) {
      motorway(
          drafts,
          network,
          valley * Terrain.RIDGE_SPACING_METRES + NORTHBOUND_METRES,
          south,
          north,
          true);
    }
    for (double v =
            Math.floor(south / EASTBOUND_SPACING_METRES) * EASTBOUND_SPACING_METRES
                + EASTBOUND_METRES;
        v < north;
        v += EASTBOUND_SPACING_METRES) {
      motorway(drafts, network, v, west, east, false);
    }
    for (int street = 0; street < lattice.streetCount(); street++) {
      if (lattice.exists(street) && lattice.network(lattice.from(street)) == network) {
        emitStreet(drafts, street);
      }
    }
    for (Way way : ways) {
      if (way.junction < 0 || lattice.network(way.junction) == network) {
        emitWay(drafts, way);
      }
    }
  }

  /** A bridge every few kilometres in town, now and then in the country. */
  private void bridgeRivers() {
    for (River river : Water.RIVERS) {
      int last = -1000;
      for (int station = 4; station < river.line().size(); station += 4) {
        double off = river.halfWidthMetres() + 130;
        Place leftBank = river.beside(station, off);
        Place rightBank = river.beside(station, -off);
        if (!inside.test(leftBank) && !inside.test(rightBank)) {
          continue;
        }
        int left = lattice.nearest(leftBank, 5, at -> sideOf(river, at));
        int right = lattice.nearest(rightBank, 5, at -> !sideOf(river, at));
        double apart = (station - last) * 150.0;
        if (left >= 0
            && right >= 0
            && apart > (apart > 13_000 || isBusy(left, right) ? 3300 : 13_000)) {
          String name = river.name() + "大桥（模拟）";
          ways.add(
              new Way(
                  left,
                  lattice.place(left),
                  lattice.place(right),
                  "primary",
                  name,
                  false,
                  60,
                  true,
                  false));
          lattice.join(left, right);
          last = station;
        }
      }
    }
  }

  private boolean isBusy(int left, int right) {
    return Math.max(lattice.builtUpAt(left), lattice.builtUpAt(right)) > 0.2;
  }

  private boolean sideOf(River river, int junction) {
    Place place = lattice.place(junction);
    Water.Nearest nearest = Water.nearest(place.u(), place.v());
    return nearest != null && nearest.river() == river && nearest.left();
  }

  private boolean isInside(int junction) {
    return inside.test(lattice.place(junction));
  }

  /** A tunnel every few kilometres where a ridge is high. */
  private void tunnelRidges(double west, double east, double south, double north) {
    for (double ridge = Math.floor(west / Terrain.RIDGE_SPACING_METRES);
        ridge * Terrain.RIDGE_SPACING_METRES < east;
        ridge++) {
      double crest = (ridge + 0.5) * Terrain.RIDGE_SPACING_METRES;
      for (double v = Math.floor(south / 5200) * 5200; v < north; v += 5200) {
        double at = v + 2000 * Chance.at(seed + 71, (long) ridge, (long) v);
        if (terrain.ridge(crest, at) < 0.6) {
          continue;
        }
        int from = lattice.nearest(new Place(crest - 1500, at), 8, this::isInside);
        int to = lattice.nearest(new Place(crest + 1500, at), 8, this::isInside);
        if (from >= 0 && to >= 0 && lattice.place(from).distance(lattice.place(to)) > 1500) {
          ways.add(
              new Way(
                  from,
                  lattice.place(from),
                  lattice.place(to),
                  "primary",
                  "山岭隧道（模拟）",
                  false,
                  60,
                  false,
                  true));
          lattice.join(from, to);
        }
      }
    }
  }

  /**
   * A motorway straight over the board, one carriageway for each direction, with links to the
   * streets beside it.
   *
   * @param at its u when it goes north, its v when it goes east
   */
  private void motorway(
      Drafts drafts, int network, double at, double from, double to, boolean north) {
    List<Place> run = new ArrayList<>();
    for (double along = Math.ceil(from / MOTORWAY_STEP_METRES) * MOTORWAY_STEP_METRES;
        along <= to + MOTORWAY_STEP_METRES;
        along += MOTORWAY_STEP_METRES) {
      Place place = north ? new Place(at, along) : new Place(along, at);
      if (along <= to && inside.test(place)) {
        run.add(place);
      } else {
        if (run.size() > 2) {
          motorway(drafts, network, run, north);
        }
        run.clear();
      }
    }
  }

  /** A motorway through these places; none where it finds no street to link to. */
  private void motorway(Drafts drafts, int network, List<Place> run, boolean north) {
    for (int side = -1; side <= 1; side += 2) {
      // Traffic keeps right: northbound in the east, eastbound in the south.
      double off = 14.0 * side;
      List<Way> carriageway = new ArrayList<>();
      boolean linked = false;
      for (int i = 0; i + 1 < run.size(); i++) {
        Place start = run.get(i).plus(north ? off : 0, north ? 0 : -off);
        Place end = run.get(i + 1).plus(north ? off : 0, north ? 0 : -off);
        Place first = side > 0 ? start : end;
        Place last = side > 0 ? end : start;
        boolean tunnel = isUnderRidge(start, end);
        boolean bridge =
            !tunnel && (lattice.isCrossed(start, end) || crossesMotorway(start, end, north));
        String name = north ? "纵向高速（模拟）" : "横向高速（模拟）";
        carriageway.add(new Way(-1, first, last, "motorway", name, true, 100, bridge, tunnel));
        if (!tunnel && (i % 4 == 0 || i + 2 == run.size())) {
          linked |= link(network, first, last, north, side, carriageway);
        }
        if (!bridge && !tunnel) {
          drafts.add("barrier", Drafts.line(dense(start, end)), name, null, "kind", "motorway");
        }
      }
      if (linked) {
        ways.addAll(carriageway);
      }
    }
  }

  private boolean isUnderRidge(Place start, Place end) {
    Place middle = start.towards(end, 0.5);
    return terrain.ridge(middle.u(), middle.v()) > 0.45;
  }

  /** Whether a motorway the other way crosses near. */
  private static boolean crossesMotorway(Place start, Place end, boolean north) {
    Place middle = start.towards(end, 0.5);
    double off = north ? middle.v() - EASTBOUND_METRES : middle.u() - NORTHBOUND_METRES;
    double spacing = north ? EASTBOUND_SPACING_METRES : Terrain.RIDGE_SPACING_METRES;
    return Math.abs(off - Math.rint(off / spacing) * spacing) < 600;
  }

  /** Ramps between a carriageway and the nearest junction on its side. */
  private boolean link(
      int network, Place entry, Place exit, boolean north, int side, List<Way> ways) {
    Place beside = north ? entry.plus(220 * side, 0) : entry.plus(0, -220 * side);
    int junction =
        lattice.nearest(
            beside,
            9,
            other -> {
              Place place = lattice.place(other);
              double off = north ? place.u() - entry.u() : entry.v() - place.v();
              return lattice.network(other) == network && off * side > 40;
            });
    if (junction >= 0) {
      Place place = lattice.place(junction);
      ways.add(new Way(junction, entry, place, "motorway_link", "匝道（模拟）", true, 40, true, false));
      ways.add(new Way(junction, place, exit, "motorway_link", "匝道（模拟）", true, 40, true, false));
    }
    return junction >= 0;
  }

  private void emitStreet(Drafts drafts, int street) {
    double urban = lattice.builtUp(street);
    int rank = lattice.rank(street);
    boolean steps =
        urban > 0.3 && rank == 0 && lattice.slope(street) > 0.085 && lattice.metres(street) < 160;
    String kind = steps ? "steps" : kind(street, urban, rank);
    // Every second line of these goes one way, the next one back.
    boolean oneway = !steps && urban > 0.45 && Math.floorMod(lattice.line(street), 8) == 4;
    boolean back = oneway && Math.floorMod(lattice.line(street), 16) == 12;
    Place from = lattice.place(lattice.from(street));
    Place to = lattice.place(lattice.to(street));
    Map<String, Object> fields =
        Drafts.fields(
            "class", kind,
            "oneway", oneway ? Boolean.TRUE : null,
            "speed_kmh",
                rank == 3
                    ? (Double) 60.0
                    : rank == 2 ? (Double) 50.0 : rank == 1 ? (Double) 40.0 : null,
            "steps", steps ? Boolean.TRUE : null,
            "closed",
                lattice.chance(seed + 72, lattice.from(street)) < 0.0008 ? Boolean.TRUE : null);
    drafts.addPlain(
        "road",
        Drafts.line(back ? dense(to, from) : dense(from, to)),
        rank >= 2 ? name(street, rank) : null,
        fields);
  }

  private String kind(int street, double urban, int rank) {
    double chance = lattice.chance(seed + 73, lattice.from(street));
    if (urban > 0.12) {
      return switch (rank) {
        case 3 -> lattice.line(street) % 64 == 0 ? "trunk" : "primary";
        case 2 -> "secondary";
        case 1 -> "tertiary";
        default ->
            chance < 0.85
                ? "residential"
                : chance < 0.92 ? "service" : chance < 0.97 ? "living_street" : "pedestrian";
      };
    }
    return switch (rank) {
      case 3 -> "secondary";
      case 2 -> "tertiary";
      default -> chance < 0.8 ? "unclassified" : "track";
    };
  }

  private String name(int street, int rank) {
    long line = lattice.line(street);
    int first = (int) (Chance.at(seed + 74 + (street & 1), line, 0) * FIRST.length);
    int second = (int) (Chance.at(seed + 76 + (street & 1), line, 1) * SECOND.length);
    return FIRST[first] + SECOND[second] + (rank == 3 ? "大道" : "路") + "（模拟）";
  }

  private static void emitWay(Drafts drafts, Way way) {
    drafts.addPlain(
        "road",
        Drafts.line(dense(way.from, way.to)),
        way.name,
        Drafts.fields(
            "class", way.kind,
            "oneway", way.oneway ? Boolean.TRUE : null,
            "speed_kmh", (double) way.speedKmh,
            "bridge", way.bridge ? Boolean.TRUE : null,
            "tunnel", way.tunnel ? Boolean.TRUE : null));
  }

  /** Straight on the board, bent on the map. */
  private static List<Place> dense(Place from, Place to) {
    int steps = Math.max(1, (int) Math.ceil(from.distance(to) / STEP_METRES));
    List<Place> places = new ArrayList<>();
    for (int step = 0; step <= steps; step++) {
      places.add(step == steps ? to : from.towards(to, (double) step / steps));
    }
    return places;
  }
}
