package luotu.analyse;

import com.fasterxml.jackson.annotation.JsonValue;
import org.locationtech.jts.geom.Geometry;

/**
 * A road, or the roads within a shape, that are shut for one question; nothing is written.
 *
 * @param id of a road; null when there is a shape
 * @param shape in degrees on WGS 84: an area, or a line across roads; null when there is an id
 */
public record ClosedRoad(Long id, Geometry shape) {
  /** As it stands in {@code closed_roads}: a number or a GeoJSON geometry. */
  @JsonValue
  public Object value() {
    return id == null ? shape : id;
  }
}
