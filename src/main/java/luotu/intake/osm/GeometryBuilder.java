package luotu.intake.osm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import luotu.model.Fault;
import luotu.model.Issue;
import luotu.model.Label;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Makes valid geometries, in degrees on WGS 84, of ways and relations. What cannot be made is
 * empty, and told as an issue that names the object and the place.
 */
final class GeometryBuilder {
  /** Mending may change an area by less than this share. */
  private static final double LARGEST_MENDING = 0.001;

  private static final Set<String> BORDER_ROLES =
      Set.of("", "outer", "inner", "exclave", "enclave");
  private static final Label MEND_IN_OSM =
      new Label("请在 openstreetmap.org 上改正这个对象", "correct the object on openstreetmap.org");
  private static final Label LARGER_EXTRACT =
      new Label(
          "需要它时，请用含有其全部的更大范围的文件；osmium extract 的 -s smart 会保留完整的边界",
          "if it is needed, use a larger extract that holds all of it; osmium extract -s smart keeps borders whole");

  private final GeometryFactory factory = new GeometryFactory(new PrecisionModel(), 4326);
  private final Positions positions;
  private final Consumer<Issue> issues;

  GeometryBuilder(Positions positions, Consumer<Issue> issues) {
    this.positions = positions;
    this.issues = issues;
  }

  Geometry point(OsmObject.Node node) {
    return factory.createPoint(Positions.degrees(node.longitudeE7(), node.latitudeE7()));
  }

  /** The way as a line; of a way that the file holds in part, the stretches that are there. */
  Optional<Geometry> line(OsmObject.Way way) {
    Coordinate[] coordinates = positions.of(way.nodes());
    List<LineString> stretches = new ArrayList<>();
    List<Coordinate> stretch = new ArrayList<>();
    long missing = 0;
    for (int i = 0; i <= coordinates.length; i++) {
      if (i < coordinates.length && coordinates[i] != null) {
        if (stretch.isEmpty() || !stretch.get(stretch.size() - 1).equals2D(coordinates[i])) {
          stretch.add(coordinates[i]);
        }
      } else {
        missing += i < coordinates.length ? 1 : 0;
        if (stretch.size() > 1) {
          stretches.add(factory.createLineString(stretch.toArray(new Coordinate[0])));
        }
        stretch.clear();
      }
    }
    if (stretches.isEmpty()) {
      report(
          Issue.Severity.REJECTED,
          way,
          missing > 0 ? missingNodes(missing, way) : tooShort(),
          missing > 0 ? LARGER_EXTRACT : MEND_IN_OSM,
          first(coordinates));
      return Optional.empty();
    }
    if (missing > 0) {
      report(
          Issue.Severity.WARNING,
          way,
          missingNodes(missing, way),
          LARGER_EXTRACT,
          first(coordinates));
    }
    return Optional.of(
        stretches.size() == 1
            ? stretches.get(0)
            : factory.createMultiLineString(stretches.toArray(new LineString[0])));
  }

  /** What a closed way encloses. */
  Optional<Geometry> area(OsmObject.Way way) {
    Coordinate[] coordinates = positions.of(way.nodes());
    long missing = java.util.Arrays.stream(coordinates).filter(c -> c == null).count();
    if (missing > 0) {
      report(
          Issue.Severity.REJECTED,
          way,
          missingNodes(missing, way),
          LARGER_EXTRACT,
          first(coordinates));
      return Optional.empty();
    }
    if (!way.isClosed()) {
      report(
          Issue.Severity.REJECTED,
          way,
          new Problem("not closed", "闭合的线：终点即起点", "a closed way: it ends where it starts"),
          MEND_IN_OSM,
          first(coordinates));
      return Optional.empty();
    }
    return valid(way, factory.createPolygon(coordinates));
  }

  /**
   * What the ways of a relation enclose. Roles are not trusted: what lies within a ring of the area
   * is a hole, whatever it is called.
   *
   * @param ways the ways of the file, by id
   */
  Optional<Geometry> area(OsmObject.Relation relation, Map<Long, OsmObject.Way> ways) {
    AreaBuilder builder = new AreaBuilder();
    Set<String> missing = new LinkedHashSet<>();
    Coordinate place = null;
    Set<OsmObject.Member> members = new LinkedHashSet<>(borders(relation));
    for (OsmObject.Member member : members) {
      OsmObject.Way way = member.kind() == OsmObject.Kind.WAY ? ways.get(member.id()) : null;
      Coordinate[] line = way == null ? null : positions.of(way.nodes());
      if (line != null && place == null) {
        place = first(line);
      }
      if (line == null || java.util.Arrays.asList(line).contains(null)) {
        missing.add(member.kind().word() + "/" + member.id());
      } else {
        builder.add(line);
      }
    }
    if (!missing.isEmpty()) {
      // Every extract cuts through its neighbours; what lies mostly inside should be whole.
      boolean neighbour = missing.size() * 2 > members.size();
      String found = missing.size() + " / " + members.size() + " × " + missing.iterator().next();
      report(
          neighbour ? Issue.Severity.WARNING : Issue.Severity.REJECTED,
          relation,
          neighbour
              ? new Problem(
                  found,
                  "大部分在文件之内的边界；相邻地区被切断是常事。未采用",
                  "a border that lies mostly in the file; neighbours are always cut. It was left out")
              : new Problem(
                  found,
                  "完整的边界：全部成员都在文件中。未采用",
                  "a whole border: all of its members in the file. It was left out"),
          LARGER_EXTRACT,
          place);
      return Optional.empty();
    }
    List<Coordinate> openEnds = builder.openEnds();
    if (!openEnds.isEmpty()) {
      report(
          Issue.Severity.REJECTED,
          relation,
          new Problem(
              openEnds.size() + " @ " + text(openEnds.get(0)),
              "闭合的边界。这里断开了",
              "closed rings. The border breaks off here"),
          MEND_IN_OSM,
          openEnds.get(0));
      return Optional.empty();
    }
    Geometry area = builder.build(factory);
    if (area.isEmpty()) {
      report(Issue.Severity.REJECTED, relation, tooShort(), MEND_IN_OSM, place);
      return Optional.empty();
    }
    return valid(relation, area);
  }

  /** The members that make the border of an area. */
  static List<OsmObject.Member> borders(OsmObject.Relation relation) {
    return relation.members().stream()
        .filter(
            member ->
                switch (member.kind()) {
                  case NODE -> false;
                  case WAY -> BORDER_ROLES.contains(member.role());
                  case RELATION -> member.role().equals("outer") || member.role().equals("inner");
                })
        .map(member -> new OsmObject.Member(member.kind(), member.id(), ""))
        .toList();
  }

  private Optional<Geometry> valid(OsmObject object, Geometry area) {
    TopologyValidationError error = new IsValidOp(area).getValidationError();
    if (error == null) {
      return Optional.of(area);
    }
    String found = error.getMessage() + " @ " + text(error.getCoordinate());
    Geometry mended = GeometryFixer.fix(area);
    boolean same =
        !mended.isEmpty()
            && mended instanceof org.locationtech.jts.geom.Polygonal
            && Math.abs(mended.getArea() - area.getArea()) < LARGEST_MENDING * mended.getArea();
    report(
        same ? Issue.Severity.WARNING : Issue.Severity.REJECTED,
        object,
        same
            ? new Problem(
                found,
                "不自相交的边界；已修正，面积变化不到 0.1 %",
                "a border that does not cross itself; mended, its area changed by less than 0.1 %")
            : new Problem(found, "不自相交的边界", "a border that does not cross itself"),
        MEND_IN_OSM,
        error.getCoordinate());
    return same ? Optional.of(mended) : Optional.empty();
  }

  private record Problem(String found, String zh, String en) {}

  private static Problem missingNodes(long missing, OsmObject.Way way) {
    return new Problem(
        missing + " / " + way.nodes().length, "全部节点都在文件中", "all of its nodes in the file");
  }

  private static Problem tooShort() {
    return new Problem("0 m", "有长度或面积的对象", "an object that has a length or an area");
  }

  private void report(
      Issue.Severity severity, OsmObject object, Problem problem, Label mend, Coordinate place) {
    String name = object.tags().getOrDefault("name", "");
    issues.accept(
        new Issue(
            severity,
            0,
            Fault.of(
                "geometry",
                (object.key() + " " + name).strip() + ": " + problem.found(),
                problem.zh(),
                problem.en()),
            mend,
            place == null ? null : rounded(place.x),
            place == null ? null : rounded(place.y)));
  }

  /** The first place that the file holds, or null. */
  static Coordinate first(Coordinate[] coordinates) {
    for (Coordinate coordinate : coordinates) {
      if (coordinate != null) {
        return coordinate;
      }
    }
    return null;
  }

  private static String text(Coordinate coordinate) {
    return rounded(coordinate.x) + ", " + rounded(coordinate.y);
  }

  /** To what OpenStreetMap itself can tell apart. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }
}
