package luotu.intake.osm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Which tags become features of which layer, as {@code data/catalog/osm.yaml} says. A condition is
 * a tag and its values; {@code *} is any value but {@code no}; a value with semicolons counts as
 * its parts.
 *
 * @param never objects that meet any of these conditions are not taken
 * @param name tags that a name is taken from, the first that is there
 * @param confirmedOn tags that say when somebody looked
 * @param keep tags kept as they are in {@code extra}
 * @param roads how ways become roads; without it none does
 * @param rules in order: the first that fits makes the feature of its layer
 */
record TagTable(
    Map<String, List<String>> never,
    List<String> name,
    List<String> confirmedOn,
    List<String> keep,
    Zones zones,
    RoadTable roads,
    List<Rule> rules) {
  private static final String ANY = "*";
  private static final Set<String> AREA_TYPES = Set.of("multipolygon", "boundary");

  TagTable {
    never = orEmpty(never);
    name = listOrEmpty(name);
    confirmedOn = listOrEmpty(confirmedOn);
    keep = listOrEmpty(keep);
    roads = roads == null ? RoadTable.none() : roads;
    rules = listOrEmpty(rules);
  }

  /**
   * How administrative boundaries become zones.
   *
   * @param kinds by admin_level
   * @param code tags that hold a code
   */
  record Zones(Map<Integer, String> kinds, List<String> code, Map<String, List<String>> copy) {
    Zones {
      kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
      code = listOrEmpty(code);
      copy = orEmpty(copy);
    }

    /** The admin_level of a boundary that encloses an area; empty for anything else. */
    Optional<String> levelOf(OsmObject.Relation relation) {
      return isArea(relation) && "administrative".equals(relation.tags().get("boundary"))
          ? Optional.ofNullable(relation.tags().get("admin_level"))
          : Optional.empty();
    }
  }

  /** One line of the table. */
  record Rule(
      String layer,
      Map<String, List<String>> when,
      Map<String, List<String>> unless,
      Shape geometry,
      Map<String, String> set,
      Map<String, List<String>> copy) {
    Rule {
      when = orEmpty(when);
      unless = orEmpty(unless);
      set = set == null ? Map.of() : new LinkedHashMap<>(set);
      copy = orEmpty(copy);
    }

    private boolean fits(OsmObject object) {
      return geometry.fits(object)
          && meetsAll(object.tags(), when)
          && !meetsAny(object.tags(), unless);
    }

    /** The fields that this rule gives. */
    Set<String> fields() {
      Set<String> fields = new TreeSet<>(set.keySet());
      fields.addAll(copy.keySet());
      return fields;
    }
  }

  /** The shape a rule asks for. */
  enum Shape {
    POINT,
    LINE,
    AREA,
    PLACE;

    private boolean fits(OsmObject object) {
      return switch (object.kind()) {
        case NODE -> this == POINT || this == PLACE;
        case WAY -> this != POINT;
        case RELATION -> (this == AREA || this == PLACE) && isArea(object);
      };
    }

    /** A geometry of each class that features of this shape may have. */
    List<Geometry> samples() {
      GeometryFactory factory = new GeometryFactory();
      return switch (this) {
        case POINT -> List.of(factory.createPoint());
        case LINE -> List.of(factory.createLineString());
        case AREA -> List.of(factory.createPolygon());
        case PLACE -> List.of(factory.createPoint(), factory.createPolygon());
      };
    }
  }

  /** The rule of each layer that the object becomes a feature of. */
  List<Rule> rulesFor(OsmObject object) {
    if (object.tags().isEmpty() || isOutOfUse(object)) {
      return List.of();
    }
    Map<String, Rule> found = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (!found.containsKey(rule.layer()) && rule.fits(object)) {
        found.put(rule.layer(), rule);
      }
    }
    return List.copyOf(found.values());
  }

  boolean isRoad(OsmObject.Way way) {
    return roads.takes(way) && !isOutOfUse(way);
  }

  /** Whether it is closed, gone, or not there yet. */
  boolean isOutOfUse(OsmObject object) {
    return meetsAny(object.tags(), never);
  }

  static boolean meetsAll(Map<String, String> tags, Map<String, List<String>> conditions) {
    return conditions.entrySet().stream().allMatch(tag -> meets(tags, tag));
  }

  static boolean meetsAny(Map<String, String> tags, Map<String, List<String>> conditions) {
    return conditions.entrySet().stream().anyMatch(tag -> meets(tags, tag));
  }

  static boolean isArea(OsmObject relation) {
    String type = relation.tags().get("type");
    return type != null && AREA_TYPES.contains(type);
  }

  private static boolean meets(Map<String, String> tags, Map.Entry<String, List<String>> wanted) {
    String value = tags.get(wanted.getKey());
    if (value == null) {
      return false;
    }
    if (wanted.getValue().contains(ANY)) {
      return !value.equals("no");
    }
    for (String part : value.split(";")) {
      if (wanted.getValue().contains(part.strip())) {
        return true;
      }
    }
    return false;
  }

  static <T> List<T> listOrEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static Map<String, List<String>> orEmpty(Map<String, List<String>> conditions) {
    return conditions == null ? Map.of() : new LinkedHashMap<>(conditions);
  }
}
