package luotu.model;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One thing on the map, or one row of a layer without geometry.
 *
 * @param layer id of its layer
 * @param id integer unique in the layer, 0 before it is stored
 * @param geometry longitude and latitude in degrees on WGS 84; null only in layers without geometry
 * @param name may be null
 * @param zone code of the town or street that holds it, null outside all; the database finds it
 *     from the location and ignores what is given, except in layers without geometry
 * @param source where it comes from, such as a file's name or {@code osm}; may be null
 * @param sourceKey the source's own identifier; unique per layer and source; may be null
 * @param confirmedOn last day a person vouched for it; may be null
 * @param remark may be null
 * @param fields the layer's own fields in the Java forms of {@link FieldType}; absent means not
 *     known, null values are not kept
 * @param extra columns of the source that no field takes; strings, numbers, booleans
 * @param change number of the change set that made this version, 0 before it is stored
 * @param updatedAt when that was; null before it is stored
 */
public record Feature(
    String layer,
    long id,
    Geometry geometry,
    String name,
    String zone,
    String source,
    String sourceKey,
    LocalDate confirmedOn,
    String remark,
    Map<String, Object> fields,
    Map<String, Object> extra,
    long change,
    OffsetDateTime updatedAt) {
  public Feature {
    fields = withoutNulls(fields);
    extra = withoutNulls(extra);
  }

  private static Map<String, Object> withoutNulls(Map<String, Object> map) {
    return map.isEmpty() ? Map.of() : map instanceof FewValues ? map : new FewValues(map);
  }

  /** A feature that is not stored yet. */
  public static Feature draft(
      String layer,
      Geometry geometry,
      String name,
      String zone,
      String source,
      String sourceKey,
      LocalDate confirmedOn,
      String remark,
      Map<String, Object> fields,
      Map<String, Object> extra) {
    return new Feature(
        layer,
        0,
        geometry,
        name,
        zone,
        source,
        sourceKey,
        confirmedOn,
        remark,
        fields,
        extra,
        0,
        null);
  }

  public Feature withId(long newId) {
    return copy(newId, geometry, zone, updatedAt);
  }

  /** The same in another shape. */
  public Feature withGeometry(Geometry shape) {
    return copy(id, shape, zone, updatedAt);
  }

  /** The same in another zone. */
  public Feature withZone(String code) {
    return copy(id, geometry, code, updatedAt);
  }

  /** The same as if it had been stored at a moment. */
  public Feature writtenAt(OffsetDateTime moment) {
    return copy(id, geometry, zone, moment);
  }

  private Feature copy(long newId, Geometry shape, String code, OffsetDateTime moment) {
    return new Feature(
        layer,
        newId,
        shape,
        name,
        code,
        source,
        sourceKey,
        confirmedOn,
        remark,
        fields,
        extra,
        change,
        moment);
  }
}
