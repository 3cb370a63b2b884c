package luotu.intake.osm;

import java.util.List;
import java.util.Map;

/** A node, way or relation as OpenStreetMap knows it. */
sealed interface OsmObject {
  /** Unique among the objects of its kind. */
  long id();

  Map<String, String> tags();

  Kind kind();

  /** The source key of its features, such as {@code way/123}. */
  default String key() {
    return kind().word() + "/" + id();
  }

  /** The three kinds of objects; files hold them in this order. */
  enum Kind {
    NODE,
    WAY,
    RELATION;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A position.
   *
   * @param longitudeE7 degrees on WGS 84 times 10,000,000
   * @param latitudeE7 the same
   */
  record Node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags)
      implements OsmObject {
    @Override
    public Kind kind() {
      return Kind.NODE;
    }
  }

  /** A line through nodes; closed when it ends where it starts. */
  record Way(long id, long[] nodes, Map<String, String> tags) implements OsmObject {
    @Override
    public Kind kind() {
      return Kind.WAY;
    }

    boolean isClosed() {
      return nodes.length > 3 && nodes[0] == nodes[nodes.length - 1];
    }
  }

  /** A group of objects. */
  record Relation(long id, List<Member> members, Map<String, String> tags) implements OsmObject {
    @Override
    public Kind kind() {
      return Kind.RELATION;
    }
  }

  /** One object of a relation and the part it plays. */
  record Member(Kind kind, long id, String role) {}
}
