package luotu.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import luotu.geo.GeometryFault;
import luotu.geo.ReferenceSystem;
import luotu.model.BadValue;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.FeatureCheck;
import luotu.model.Layer;
import org.locationtech.jts.geom.Geometry;

/** Turns the rows of one file into features, or says what is wrong with them. */
final class RowCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ColumnPlan plan;
  private final Layer layer;
  private final boolean partial;
  private final String fileName;
  private final ReferenceSystem system;
  private final Predicate<String> zoneExists;
  private final Map<String, Boolean> zones = new HashMap<>();
  private final Map<String, Long> firstRows = new HashMap<>();

  /**
   * @param partial whether rows only bring part of a feature that is stored
   * @param system of the coordinates of the file
   * @param zoneExists whether a zone has this code; asked once for each
   */
  RowCheck(
      ColumnPlan plan,
      boolean partial,
      String fileName,
      ReferenceSystem system,
      Predicate<String> zoneExists) {
    this.plan = plan;
    this.layer = plan.layer();
    this.partial = partial;
    this.fileName = fileName;
    this.system = system;
    this.zoneExists = zoneExists;
  }

  /** The source's own identifier of a row, when it has one that can be read. */
  Optional<String> key(Row row) {
    return Optional.ofNullable(text("source_key", row, new ArrayList<>()));
  }

  /**
   * @param faults collects what is wrong; the feature counts only when nothing is added
   */
  Feature feature(Row row, List<Fault> faults) {
    faults.addAll(row.faults());
    Geometry geometry = row.faults().isEmpty() ? geometry(row, faults) : null;
    Map<String, Object> raw = new LinkedHashMap<>();
    plan.rules()
        .forEach(
            (target, rule) -> {
              if (layer.findField(target).isPresent()) {
                value(target, row, faults)
                    .ifPresentOrElse(v -> raw.put(target, v), () -> raw.put(target, null));
              }
            });
    Map<String, Object> fields = new LinkedHashMap<>();
    if (row.faults().isEmpty()) {
      fields.putAll(FeatureCheck.fields(layer, raw, partial, faults));
    }
    String zone = layer.zoneIsGiven() ? zone(row, faults) : null;
    String key = text("source_key", row, faults);
    Feature feature =
        Feature.draft(
            layer.id(),
            geometry,
            text("name", row, faults),
            zone,
            Optional.ofNullable(text("source", row, faults)).orElse(fileName),
            key,
            plan.rules().containsKey("confirmed_on")
                ? FeatureCheck.date(
                    "confirmed_on", value("confirmed_on", row, faults).orElse(null), faults)
                : null,
            text("remark", row, faults),
            fields,
            extra(row, key != null, faults));
    boolean keyIsTold = faults.stream().anyMatch(fault -> fault.field().equals("source_key"));
    if (plan.rules().containsKey("source_key")
        && key == null
        && !keyIsTold
        && row.faults().isEmpty()) {
      faults.add(Fault.of("source_key", "", "每行都要有编号", "an identifier in every row"));
    }
    repeats(feature, row.number(), faults);
    return feature;
  }

  private String zone(Row row, List<Fault> faults) {
    String code = text("zone", row, faults);
    boolean missing = code == null && !partial && row.faults().isEmpty();
    if (missing || code != null && !zones.computeIfAbsent(code, zoneExists::test)) {
      faults.add(
          Fault.of(
              "zone",
              code == null ? "" : code,
              "已导入的镇街代码；请先导入区划 (--layer zone)",
              "the code of a zone that is stored; import zones first (--layer zone)"));
    }
    return code;
  }

  private void repeats(Feature feature, long row, List<Fault> faults) {
    if (!faults.isEmpty()) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (feature.sourceKey() != null) {
      values.put("source_key", feature.sourceKey());
    }
    for (List<String> unique : layer.unique()) {
      List<String> parts = new ArrayList<>();
      for (String field : unique) {
        Object part = field.equals("zone") ? feature.zone() : feature.fields().get(field);
        if (part != null) {
          parts.add(part.toString());
        }
      }
      if (parts.size() == unique.size()) {
        values.put(String.join(" + ", unique), String.join(" + ", parts));
      }
    }
    values.forEach(
        (field, value) -> {
          Long first = firstRows.get(field + '\0' + value);
          if (first != null) {
            faults.add(
                Fault.of(
                    field,
                    value + " (" + first + ")",
                    "文件中只出现一次；括号内是第一次出现的行，已采用该行",
                    "once in the file; in parentheses the row that had it first and was taken"));
          }
        });
    if (faults.isEmpty()) {
      values.forEach((field, value) -> firstRows.put(field + '\0' + value, row));
    }
  }

  private Geometry geometry(Row row, List<Fault> faults) {
    if (plan.geometry() == ColumnPlan.Shape.NONE) {
      return null;
    }
    int before = faults.size();
    Geometry geometry = rawGeometry(row, faults);
    if (faults.size() > before) {
      return null;
    }
    if (geometry != null && isFinite(geometry)) {
      try {
        geometry = system.toWgs84(geometry);
      } catch (GeometryFault outside) {
        faults.add(FeatureCheck.geometry(outside));
        return null;
      }
    }
    faults.addAll(FeatureCheck.geometry(layer, geometry));
    return geometry;
  }

  private Geometry rawGeometry(Row row, List<Fault> faults) {
    if (plan.geometry() == ColumnPlan.Shape.ROW) {
      return row.geometry();
    }
    try {
      if (plan.geometry() == ColumnPlan.Shape.TEXT) {
        Object text = value("geometry", row, faults).orElse("");
        return String.valueOf(text).isBlank() ? null : GeometryText.wellKnownText(text);
      }
      Object longitude = value("longitude", row, faults).orElse("");
      Object latitude = value("latitude", row, faults).orElse("");
      boolean blank = (String.valueOf(longitude) + latitude).isBlank();
      return blank ? null : GeometryText.point(longitude, latitude);
    } catch (BadValue bad) {
      faults.add(bad.fault());
      return null;
    }
  }

  private static boolean isFinite(Geometry geometry) {
    for (var coordinate : geometry.getCoordinates()) {
      if (!Double.isFinite(coordinate.x) || !Double.isFinite(coordinate.y)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Object> value(String target, Row row, List<Fault> faults) {
    try {
      return Optional.ofNullable(plan.rules().get(target).value(target, row));
    } catch (BadValue bad) {
      faults.add(bad.fault());
      return Optional.empty();
    }
  }

  private String text(String target, Row row, List<Fault> faults) {
    return plan.rules().containsKey(target)
        ? FeatureCheck.text(target, value(target, row, faults).orElse(null), faults)
        : null;
  }

  /** Of a row that may meet a stored one blanks are kept too: they replace what was there. */
  private Map<String, Object> extra(Row row, boolean withBlanks, List<Fault> faults) {
    Map<String, Object> extra = new LinkedHashMap<>();
    for (String column : plan.extra()) {
      Object value = row.values().get(column);
      boolean plain =
          value instanceof Boolean
              || value instanceof Number number && Double.isFinite(number.doubleValue());
      String text = plain || value == null ? "" : FeatureCheck.text(column, asText(value), faults);
      if (plain) {
        extra.put(column, value);
      } else if (text != null && !text.isEmpty()) {
        extra.put(column, text);
      } else if (withBlanks) {
        extra.put(column, "");
      }
    }
    return extra;
  }

  /** Lists and objects are kept as their JSON. */
  private static String asText(Object value) {
    try {
      return value instanceof Map || value instanceof List
          ? JSON.writeValueAsString(value)
          : String.valueOf(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
