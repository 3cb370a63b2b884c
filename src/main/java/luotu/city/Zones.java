package luotu.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.city.Gazetteer.District;
import luotu.city.Towns.Community;
import luotu.city.Towns.Town;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * The polygons of communities, and of what they make up. Neighbours share every vertex of their
 * border.
 */
final class Zones {
  private static final double STEP_METRES = 80;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<District> districts;
  private final List<Town> towns;

  /** By number of the community, in their order within each town. */
  private final Map<Town, List<Community>> communities = new HashMap<>();

  private final Map<Community, Geometry> shapes = new HashMap<>();
  private final Map<Town, Geometry> townShapes = new HashMap<>();

  Zones(Towns all, List<District> districts) {
    this.districts = districts;
    towns = all.towns().stream().filter(town -> districts.contains(town.district())).toList();
    for (Community community : all.communities()) {
      if (community.town() != null && districts.contains(community.town().district())) {
        communities.computeIfAbsent(community.town(), unused -> new ArrayList<>()).add(community);
      }
    }
    draw(all);
    for (Town town : towns) {
      townShapes.put(town, union(communities.get(town).stream().map(shapes::get).toList()));
    }
  }

  private void draw(Towns all) {
    Map<Coordinate, Community> bySeat = new HashMap<>();
    List<Coordinate> seats = new ArrayList<>();
    for (Community community : all.communities()) {
      Coordinate seat = new Coordinate(community.seat().u(), community.seat().v());
      bySeat.put(seat, community);
      seats.add(seat);
    }
    VoronoiDiagramBuilder diagram = new VoronoiDiagramBuilder();
    diagram.setSites(seats);
    for (Object cell : diagram.getSubdivision().getVoronoiCellPolygons(GEOMETRY)) {
      Polygon polygon = (Polygon) cell;
      Community community = bySeat.get((Coordinate) polygon.getUserData());
      if (community.town() != null && districts.contains(community.town().district())) {
        shapes.put(community, bent(polygon));
      }
    }
  }

  /**
   * A polygon of the board on the map: its straight sides become the curves that they are there.
   */
  private static Polygon bent(Polygon straight) {
    Coordinate[] corners = straight.getExteriorRing().getCoordinates();
    List<Coordinate> ring = new ArrayList<>();
    for (int i = 0; i + 1 < corners.length; i++) {
      // Both neighbours go along their common side in the same direction, and so agree.
      boolean forward = corners[i].compareTo(corners[i + 1]) < 0;
      Coordinate from = corners[forward ? i : i + 1];
      Coordinate to = corners[forward ? i + 1 : i];
      int steps = Math.max(1, (int) Math.ceil(from.distance(to) / STEP_METRES));
      for (int step = 0; step < steps; step++) {
        double part = (double) (forward ? step : steps - step) / steps;
        Coordinate place =
            Plan.degrees(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
        if (ring.isEmpty() || !ring.get(ring.size() - 1).equals2D(place)) {
          ring.add(place);
        }
      }
    }
    if (!ring.get(0).equals2D(ring.get(ring.size() - 1))) {
      ring.add(ring.get(0).copy());
    }
    return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static Geometry union(List<? extends Geometry> parts) {
    Geometry joined = CoverageUnion.union(parts.toArray(Geometry[]::new));
    return joined.getNumGeometries() == 1 ? joined.getGeometryN(0) : joined;
  }

  /** Towns in the order of their codes. */
  List<Town> towns() {
    return towns;
  }

  List<District> districts() {
    return districts;
  }

  List<Community> communitiesOf(Town town) {
    return communities.get(town);
  }

  /** Code of a community of ours: the town's and a number that no real one has. */
  String codeOf(Community community) {
    int number = communities.get(community.town()).indexOf(community) + 1;
    return community.town().code() + String.format(java.util.Locale.ROOT, "9%02d", number);
  }

  Geometry shape(Town town) {
    return townShapes.get(town);
  }

  /** From the city down to the communities. */
  void emit(Drafts drafts, People people, Register register) {
    Chance chance = register.chance("zones");
    Map<District, Geometry> districtShapes = new HashMap<>();
    for (District district : districts) {
      districtShapes.put(
          district,
          union(
              towns.stream()
                  .filter(town -> town.district() == district)
                  .map(townShapes::get)
                  .toList()));
    }
    add(
        drafts,
        union(districts.stream().map(districtShapes::get).toList()),
        "重庆市（模拟）",
        register.confirmed(chance),
        "code",
        "50",
        "kind",
        "city",
        "responsible_unit",
        "市级应急指挥机构（模拟）");
    for (District district : districts) {
      int all =
          towns.stream().filter(town -> town.district() == district).mapToInt(people::of).sum();
      add(
          drafts,
          districtShapes.get(district),
          district.name(),
          register.confirmed(chance),
          "code",
          district.code(),
          "kind",
          "district",
          "parent",
          "50",
          "population",
          all,
          "responsible_unit",
          district.name() + "应急指挥机构（模拟）",
          "contact",
          "模拟值班员",
          "phone",
          Register.PHONE);
    }
    emitFunctional(drafts, register, chance);
    for (Town town : towns) {
      add(
          drafts,
          townShapes.get(town),
          town.name(),
          register.confirmed(chance),
          "code",
          town.code(),
          "kind",
          "town",
          "parent",
          town.district().code(),
          "member_of",
          town.entry().memberOf(),
          "population",
          people.of(town),
          "disaster_prone",
          people.isDisasterProne(town),
          "responsible_unit",
          town.name() + "应急办（模拟）",
          "contact",
          "模拟值班员",
          "phone",
          Register.PHONE);
    }
    for (Town town : towns) {
      for (Community community : communities.get(town)) {
        int number = communities.get(town).indexOf(community) + 1;
        add(
            drafts,
            shapes.get(community),
            town.name() + "第" + number + "社区（模拟）",
            register.confirmed(chance),
            "code",
            codeOf(community),
            "kind",
            "community",
            "parent",
            town.code(),
            "population",
            people.of(community));
      }
    }
  }

  private void emitFunctional(Drafts drafts, Register register, Chance chance) {
    Map<String, List<Geometry>> members = new TreeMap<>(Comparator.naturalOrder());
    for (Town town : towns) {
      if (town.entry().memberOf() != null) {
        members
            .computeIfAbsent(town.entry().memberOf(), unused -> new ArrayList<>())
            .add(townShapes.get(town));
      }
    }
    members.forEach(
        (code, parts) ->
            add(
                drafts,
                union(parts),
                "高新区（模拟）",
                register.confirmed(chance),
                "code",
                code,
                "kind",
                "functional",
                "parent",
                "50",
                "responsible_unit",
                "高新区应急指挥机构（模拟）"));
  }

  private static void add(
      Drafts drafts, Geometry shape, String name, LocalDate confirmedOn, Object... fields) {
    drafts.add("zone", shape, name, confirmedOn, fields);
  }
}
