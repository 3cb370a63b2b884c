package luotu.intake.osm;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import luotu.model.Catalogue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Issue;
import luotu.model.Label;
import luotu.model.Refusal;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Takes the features out of one file; good for one use. */
final class Extraction {
  private static final long PROGRESS_EVERY = 5_000_000;

  /** What is found, as it is found. */
  interface Findings {
    void feature(Feature feature);

    /** The file has the object, but it does not become a feature of the layer. */
    void withoutFeature(String layer, String key);

    void issue(Issue issue);

    /** A road goes on beyond this place, outside the file. */
    void roadCut(Coordinate place);
  }

  private final OsmFile file;
  private final TagTable table;
  private final OptionalInt zoneLevel;
  private final Findings findings;
  private final Consumer<Label> progress;
  private final Positions positions = new Positions();
  private final GeometryBuilder geometries;
  private final FeatureMaker maker;
  private final RoadExtraction roads;
  private final Map<Long, OsmObject.Relation> relations = new LinkedHashMap<>();
  private final Map<Long, OsmObject.Way> ways = new LinkedHashMap<>();
  private final Set<Long> memberWays = new HashSet<>();
  private final Set<Long> nodesTaken = new HashSet<>();
  private final Map<String, Integer> levels = new TreeMap<>();
  private final Envelope extent = new Envelope();
  private long objects;

  /**
   * @param zoneLevel the admin_level whose boundaries become zones; empty for no zones
   * @param progress is told now and then how far it is
   */
  Extraction(
      OsmFile file,
      Catalogue catalogue,
      TagTable table,
      OptionalInt zoneLevel,
      Findings findings,
      Consumer<Label> progress) {
    this.file = file;
    this.table = table;
    this.zoneLevel = zoneLevel;
    this.findings = findings;
    this.progress = progress;
    this.geometries = new GeometryBuilder(positions, findings::issue);
    this.maker = new FeatureMaker(catalogue, table, findings::issue);
    this.roads = new RoadExtraction(table, positions, maker, findings);
  }

  /**
   * Nodes first, then ways, relations and roads, each in the order of the file.
   *
   * @return what the file covers: what it says, but no more than where its nodes lie
   * @throws Refusal {@code unreadable-file}, {@code unknown-level}
   */
  OsmFile.Header run() {
    read(OsmObject.Kind.RELATION, "关系", "relations", each -> relation((OsmObject.Relation) each));
    checkLevel();
    read(OsmObject.Kind.WAY, "线", "ways", each -> way((OsmObject.Way) each));
    positions.prepare();
    roads.prepare();
    OsmFile.Header header =
        read(OsmObject.Kind.NODE, "节点", "nodes", each -> node((OsmObject.Node) each));
    if (extent.isNull()) {
      throw OsmFile.bad(file.path(), "0", "至少一个节点", "at least one node", null);
    }
    roads.placed();
    progress.accept(new Label("生成几何", "Making geometries"));
    ways.values().forEach(this::takeWithRules);
    relations.values().forEach(this::take);
    if (!roads.isEmpty()) {
      read(OsmObject.Kind.WAY, "道路", "roads", each -> roads.take((OsmObject.Way) each));
    }
    Envelope said = header.extent() == null ? extent : header.extent().intersection(extent);
    return new OsmFile.Header(said.isNull() ? extent : said, header.date());
  }

  private OsmFile.Header read(
      OsmObject.Kind kind, String zh, String en, Consumer<OsmObject> consumer) {
    progress.accept(new Label("读取" + zh, "Reading " + en));
    objects = 0;
    return file.read(
        EnumSet.of(kind),
        object -> {
          if (++objects % PROGRESS_EVERY == 0) {
            progress.accept(new Label(zh + " " + objects, objects + " " + en));
          }
          consumer.accept(object);
        });
  }

  private void relation(OsmObject.Relation relation) {
    table.zones().levelOf(relation).ifPresent(level -> levels.merge(level, 1, Integer::sum));
    if ((isZone(relation) || !table.rulesFor(relation).isEmpty())
        && isFirst(relation, relations.putIfAbsent(relation.id(), relation) == null)) {
      for (OsmObject.Member member : GeometryBuilder.borders(relation)) {
        if (member.kind() == OsmObject.Kind.WAY) {
          memberWays.add(member.id());
        }
      }
    } else if (zoneLevel.isPresent() && table.zones().levelOf(relation).isPresent()) {
      findings.withoutFeature("zone", relation.key());
    }
  }

  private boolean isZone(OsmObject.Relation relation) {
    return zoneLevel.isPresent()
        && table.zones().levelOf(relation).equals(Optional.of("" + zoneLevel.getAsInt()))
        && !table.isOutOfUse(relation);
  }

  private void checkLevel() {
    if (zoneLevel.isPresent() && !levels.containsKey("" + zoneLevel.getAsInt())) {
      throw Refusal.invalid(
          "unknown-level",
          "文件里没有这一级的行政边界，什么也没有写入",
          "The file has no administrative boundaries of this level, nothing was stored",
          Fault.of(
              "zones",
              zoneLevel.getAsInt(),
              levels.isEmpty() ? "文件里没有任何行政边界" : "文件里有的级别（个数）：" + levels,
              levels.isEmpty()
                  ? "the file has no administrative boundaries at all"
                  : "a level the file has (how many): " + levels));
    }
  }

  private void way(OsmObject.Way way) {
    if (table.isRoad(way) && isFirst(way, roads.see(way))) {
      positions.need(way.nodes());
    }
    boolean taken = !table.rulesFor(way).isEmpty();
    if (!taken && !memberWays.contains(way.id())) {
      return;
    }
    OsmObject.Way kept = taken ? way : new OsmObject.Way(way.id(), way.nodes(), Map.of());
    if (isFirst(way, ways.putIfAbsent(way.id(), kept) == null)) {
      positions.need(way.nodes());
    }
  }

  private void node(OsmObject.Node node) {
    positions.place(node);
    roads.see(node);
    extent.expandToInclude(Positions.degrees(node.longitudeE7(), node.latitudeE7()));
    List<TagTable.Rule> rules = table.rulesFor(node);
    if (!rules.isEmpty() && isFirst(node, nodesTaken.add(node.id()))) {
      take(node, rules);
    }
  }

  private boolean isFirst(OsmObject object, boolean first) {
    if (!first) {
      findings.issue(
          Issue.warning(
              0,
              Fault.of(
                  "id",
                  object.key() + " × 2",
                  "每个对象在文件里只出现一次；已采用第一个",
                  "each object once in the file; the first was taken"),
              new Label("用 osmium merge 合并文件会去掉重复", "osmium merge leaves no object twice")));
    }
    return first;
  }

  private void take(OsmObject.Relation relation) {
    if (isZone(relation)) {
      String kind = table.zones().kinds().get(zoneLevel.getAsInt());
      geometries
          .area(relation, ways)
          .ifPresentOrElse(
              area -> findings.feature(maker.zone(relation, kind, area)),
              () -> findings.withoutFeature("zone", relation.key()));
    }
    takeWithRules(relation);
  }

  private void takeWithRules(OsmObject object) {
    take(object, table.rulesFor(object));
  }

  private void take(OsmObject object, List<TagTable.Rule> rules) {
    Map<TagTable.Shape, Optional<Geometry>> made = new EnumMap<>(TagTable.Shape.class);
    for (TagTable.Rule rule : rules) {
      TagTable.Shape shape =
          rule.geometry() == TagTable.Shape.LINE ? TagTable.Shape.LINE : TagTable.Shape.AREA;
      made.computeIfAbsent(shape, wanted -> geometry(object, wanted))
          .ifPresentOrElse(
              geometry -> findings.feature(maker.feature(object, rule, geometry)),
              () -> findings.withoutFeature(rule.layer(), object.key()));
    }
  }

  private Optional<Geometry> geometry(OsmObject object, TagTable.Shape shape) {
    if (object instanceof OsmObject.Node node) {
      return Optional.of(geometries.point(node));
    }
    if (object instanceof OsmObject.Way way) {
      return shape == TagTable.Shape.LINE ? geometries.line(way) : geometries.area(way);
    }
    return geometries.area((OsmObject.Relation) object, ways);
  }
}
