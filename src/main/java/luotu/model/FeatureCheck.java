package luotu.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.geo.GeometryFault;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * What a feature must satisfy before it is written, whichever way it comes. The database refuses
 * the same again.
 */
public final class FeatureCheck {
  private FeatureCheck() {}

  /**
   * All that is wrong with a geometry for this layer; empty when it may be stored.
   *
   * @param geometry degrees on WGS 84, longitude first; null for none
   */
  public static List<Fault> geometry(Layer layer, Geometry geometry) {
    if (geometry == null || geometry.isEmpty()) {
      return layer.geometry() == GeometryKind.NONE && geometry == null
          ? List.of()
          : List.of(
              Fault.of(
                  "geometry",
                  "",
                  layer.geometry().label().zh() + "，不能为空",
                  "a " + layer.geometry().label().en() + ", not empty"));
    }
    if (!layer.geometry().takes(geometry)) {
      return List.of(
          Fault.of(
              "geometry",
              geometry.getGeometryType(),
              "应为" + layer.geometry().label().zh(),
              "a " + layer.geometry().label().en()));
    }
    return shape(geometry);
  }

  /**
   * What is wrong with a shape wherever it is used; empty when it lies on the earth and does not
   * cross itself.
   *
   * @param geometry degrees on WGS 84, longitude first
   */
  public static List<Fault> shape(Geometry geometry) {
    for (Coordinate coordinate : geometry.getCoordinates()) {
      Fault fault = position(coordinate.x, coordinate.y);
      if (fault != null) {
        return List.of(fault);
      }
    }
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error != null) {
      return List.of(
          Fault.of(
              "geometry",
              error.getMessage() + " @ " + error.getCoordinate().x + ", " + error.getCoordinate().y,
              "有效的几何：边界不自相交，环闭合。可在 QGIS 中用“修复几何”修正",
              "a valid geometry: no self-crossing, rings closed. QGIS mends it with Fix geometries"));
    }
    return List.of();
  }

  /** A geometry that cannot be read or lies outside its coordinate system. */
  public static Fault geometry(GeometryFault bad) {
    return Fault.of("geometry", bad.found(), bad.expectedZh(), bad.expectedEn());
  }

  /** What is wrong with a position in degrees, or null when nothing is. */
  public static Fault position(double longitude, double latitude) {
    String found = longitude + ", " + latitude;
    if (!Double.isFinite(longitude) || !Double.isFinite(latitude)) {
      return Fault.of("geometry", found, "有限的经纬度", "finite longitude and latitude");
    }
    if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) {
      return null;
    }
    if (Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180) {
      return Fault.of(
          "geometry",
          found,
          "先经度后纬度；这里像是写反了",
          "longitude first, then latitude; these look swapped");
    }
    if (Math.abs(longitude) > 1000 || Math.abs(latitude) > 1000) {
      return Fault.of(
          "geometry",
          found,
          "以度为单位的经纬度；这里像是投影坐标（米），请用 --crs 说明坐标系",
          "longitude and latitude in degrees; these look like projected metres, name their system with --crs");
    }
    return Fault.of(
        "geometry",
        found,
        "经度 -180 到 180，纬度 -90 到 90",
        "longitude -180 to 180, latitude -90 to 90");
  }

  /**
   * Reads raw values into field values.
   *
   * @param raw by field id
   * @param partial whether absent required fields are in order (a patch)
   * @param faults collects what is wrong; unknown fields among it
   * @return the values read; a null value stands for one that was given as empty
   */
  public static Map<String, Object> fields(
      Layer layer, Map<String, ?> raw, boolean partial, List<Fault> faults) {
    Map<String, Object> values = new LinkedHashMap<>();
    raw.forEach(
        (id, value) -> {
          Field field = layer.findField(id).orElse(null);
          if (field == null) {
            faults.add(
                Fault.of(
                    id,
                    value,
                    "此图层没有这个字段；有：" + fieldIds(layer),
                    "no such field in this layer; it has " + fieldIds(layer)));
            return;
          }
          try {
            values.put(id, field.read(value));
          } catch (BadValue bad) {
            faults.add(bad.fault());
          }
        });
    for (Field field : layer.fields()) {
      boolean missing =
          partial
              ? values.containsKey(field.id()) && values.get(field.id()) == null
              : values.get(field.id()) == null;
      if (field.required()
          && missing
          && faults.stream().noneMatch(fault -> fault.field().equals(field.id()))) {
        faults.add(
            Fault.of(
                field.id(), "", "必填：" + field.label().zh(), "required: " + field.label().en()));
      }
    }
    return values;
  }

  /** Reads a text of the common columns (name, remark, source ...); null when blank. */
  public static String text(String id, Object raw, List<Fault> faults) {
    try {
      return raw == null || String.valueOf(raw).isBlank() ? null : FieldReader.text(id, raw);
    } catch (BadValue bad) {
      faults.add(bad.fault());
      return null;
    }
  }

  /** Reads a date of the common columns; null when blank. */
  public static LocalDate date(String id, Object raw, List<Fault> faults) {
    try {
      return raw == null || String.valueOf(raw).isBlank() ? null : FieldReader.date(id, raw);
    } catch (BadValue bad) {
      faults.add(bad.fault());
      return null;
    }
  }

  private static String fieldIds(Layer layer) {
    List<String> ids = new ArrayList<>(List.of("name", "source_key", "confirmed_on", "remark"));
    layer.fields().forEach(field -> ids.add(field.id()));
    return String.join(", ", ids);
  }
}
