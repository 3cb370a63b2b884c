package luotu.intake.osm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.RoadAccess;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Takes the roads out of one file, without holding them: they are seen once for their nodes, and
 * read again when those are placed.
 */
final class RoadExtraction {
  static final String LAYER = "road";

  /** The fields that it gives. */
  static final Set<String> FIELDS =
      Set.of("class", "oneway", "speed_kmh", "bridge", "tunnel", "steps", "access");

  private static final String YES = "true";
  private static final Label MEND_IN_OSM =
      new Label("请在 openstreetmap.org 上改正", "correct it on openstreetmap.org");

  private final GeometryFactory factory = new GeometryFactory(new PrecisionModel(), 4326);
  private final TagTable table;
  private final Positions positions;
  private final FeatureMaker maker;
  private final Extraction.Findings findings;
  private final RoadNodes nodes = new RoadNodes();
  private final IdSet ways = new IdSet();
  private final IdSet taken = new IdSet();
  private final Map<Long, RoadAccess> barriers = new HashMap<>();

  RoadExtraction(
      TagTable table, Positions positions, FeatureMaker maker, Extraction.Findings findings) {
    this.table = table;
    this.positions = positions;
    this.maker = maker;
    this.findings = findings;
  }

  /**
   * Counts the nodes of a road.
   *
   * @return whether it is seen for the first time; only then are they counted
   */
  boolean see(OsmObject.Way road) {
    boolean isFirst = ways.add(road.id());
    if (isFirst) {
      nodes.add(road.nodes());
    }
    return isFirst;
  }

  /** All roads have been seen. */
  void prepare() {
    nodes.prepare();
  }

  void see(OsmObject.Node node) {
    RoadAccess passing = table.roads().passing(node);
    if (passing != RoadAccess.ALL) {
      barriers.put(node.id(), passing);
    }
  }

  /** All nodes have been placed. Ends that OpenStreetMap does not connect are kept apart. */
  void placed() {
    for (long node : nodes.separate(positions)) {
      Coordinate place = positions.of(new long[] {node})[0];
      findings.issue(
          new Issue(
              Issue.Severity.WARNING,
              0,
              Fault.of(
                  "geometry",
                  "node/" + node,
                  "位置相同的道路端点为同一个节点。这里是两个节点，视为不相通，错开 1 厘米",
                  "one node where road ends lie on one another. Here are two: taken as not connected, and moved a centimetre apart"),
              MEND_IN_OSM,
              place.x,
              place.y));
    }
  }

  boolean isEmpty() {
    return ways.isEmpty();
  }

  /** Makes the edges of a way, if it is a road. */
  void take(OsmObject.Way way) {
    if (!table.isRoad(way) || !taken.add(way.id())) {
      return;
    }
    Coordinate[] places = positions.of(way.nodes());
    RoadTable.Driving driving = table.roads().driving(way.tags());
    RoadAccess access = table.roads().access(way.tags());
    Map<String, String> fields = fields(way, driving, places);
    RoadCutter cutter = new RoadCutter(nodes, barriers);
    for (RoadCutter.Piece piece : cutter.cut(way.nodes(), places)) {
      if (piece.isCut()) {
        tellCuts(piece);
      }
      if (!piece.hasLength()) {
        findings.withoutFeature(LAYER, FeatureMaker.roadKey(way, piece.start()));
        continue;
      }
      List<Coordinate> line = new ArrayList<>(piece.line());
      if (driving == RoadTable.Driving.BACKWARD) {
        Collections.reverse(line);
      }
      Map<String, String> here = new LinkedHashMap<>(fields);
      RoadAccess both = access.and(piece.passing());
      if (both != RoadAccess.ALL) {
        here.put("access", both.id());
      }
      Coordinate[] coordinates =
          new CoordinateList(line.toArray(new Coordinate[0]), false).toCoordinateArray();
      findings.feature(maker.road(way, piece.start(), factory.createLineString(coordinates), here));
    }
  }

  /** Which of the ends is the cut one, the other edges tell: it has no neighbour there. */
  private void tellCuts(RoadCutter.Piece piece) {
    findings.roadCut(piece.line().get(0));
    findings.roadCut(piece.line().get(piece.line().size() - 1));
  }

  private Map<String, String> fields(
      OsmObject.Way way, RoadTable.Driving driving, Coordinate[] places) {
    RoadTable roads = table.roads();
    Map<String, String> tags = way.tags();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("class", tags.get("highway"));
    if (driving != RoadTable.Driving.BOTH_WAYS) {
      fields.put("oneway", YES);
    }
    roads
        .speedTag(tags)
        .flatMap(tag -> limit(way, tags.get(tag), places))
        .ifPresent(limit -> fields.put("speed_kmh", limit));
    if (TagTable.meetsAny(tags, roads.bridge())) {
      fields.put("bridge", YES);
    }
    if (TagTable.meetsAny(tags, roads.tunnel())) {
      fields.put("tunnel", YES);
    }
    if (tags.get("highway").equals("steps")) {
      fields.put("steps", YES);
    }
    return fields;
  }

  private Optional<String> limit(OsmObject.Way way, String said, Coordinate[] places) {
    Optional<Double> limit = table.roads().limitKmh(said);
    if (limit.isEmpty() && !table.roads().isNoLimit(said)) {
      Coordinate place = GeometryBuilder.first(places);
      findings.issue(
          new Issue(
              Issue.Severity.WARNING,
              0,
              Fault.of(
                  "speed_kmh",
                  way.key() + ": " + said,
                  "数值、mph 或 osm.yaml 中的限速；字段留空",
                  "a number, mph, or a limit that osm.yaml knows; the field stays empty"),
              MEND_IN_OSM,
              place == null ? null : place.x,
              place == null ? null : place.y));
    }
    return limit.map(String::valueOf);
  }
}
