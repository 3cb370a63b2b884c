package luotu.model;

import org.locationtech.jts.geom.Geometry;

/** The shapes a layer takes. Multi-part geometries count as their parts. */
public enum GeometryKind {
  POINT(new Label("点", "point")),
  LINE(new Label("线", "line")),
  POLYGON(new Label("面", "polygon")),
  LINE_OR_POLYGON(new Label("线或面", "line or polygon")),
  ANY(new Label("点、线或面", "point, line or polygon")),
  NONE(new Label("无几何", "no geometry"));

  private final Label label;

  GeometryKind(Label label) {
    this.label = label;
  }

  public Label label() {
    return label;
  }

  /**
   * Whether a geometry of this shape belongs in the layer; null counts as none. Geometry
   * collections of mixed parts never do.
   */
  public boolean takes(Geometry geometry) {
    if (geometry == null) {
      return this == NONE;
    }
    boolean point = geometry instanceof org.locationtech.jts.geom.Puntal;
    boolean line = geometry instanceof org.locationtech.jts.geom.Lineal;
    boolean polygon = geometry instanceof org.locationtech.jts.geom.Polygonal;
    return switch (this) {
      case POINT -> point;
      case LINE -> line;
      case POLYGON -> polygon;
      case LINE_OR_POLYGON -> line || polygon;
      case ANY -> point || line || polygon;
      case NONE -> false;
    };
  }
}
