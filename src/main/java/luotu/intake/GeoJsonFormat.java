package luotu.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.geo.GeoJson;
import luotu.geo.GeometryFault;
import luotu.model.Fault;
import luotu.model.FeatureCheck;
import luotu.model.Issue;
import luotu.model.Label;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoJSON: a FeatureCollection, a Feature, or one Feature after the other. One feature at a time is
 * in memory. A feature's own {@code id} is the column {@code id} unless a property has that name.
 */
final class GeoJsonFormat implements FileFormat {
  /** Python writes NaN; it is an error of that row, not of the file. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(new JsonFactory())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final Pattern EPSG = Pattern.compile("(?i).*\\bEPSG:(?:[\\d.]*:)?(\\d{4,6})");
  private static final Pattern LONGITUDE_LATITUDE = Pattern.compile("(?i).*\\bCRS84");

  @Override
  public List<String> endings() {
    return List.of("geojson", "json", "geojsonl", "ndjson", "jsonl");
  }

  @Override
  public SourceFile open(Path file, Optional<String> encoding) {
    return new Collection(file, TextEncoding.find(file, encoding));
  }

  private static final class Collection implements SourceFile {
    private final Path file;
    private final TextEncoding text;
    private final List<String> columns;
    private final boolean hasGeometry;
    private final List<Issue> warnings = new ArrayList<>();
    private String referenceSystem;

    Collection(Path file, TextEncoding text) {
      this.file = file;
      this.text = text;
      Set<String> names = new LinkedHashSet<>();
      boolean[] geometrySeen = {false};
      forEachFeature(
          feature -> {
            names.addAll(properties(feature).keySet());
            geometrySeen[0] |= feature.path("geometry").isObject();
          },
          this::declare);
      columns = List.copyOf(names);
      hasGeometry = geometrySeen[0];
      ColumnNames.check(file, columns);
    }

    @Override
    public List<String> columns() {
      return columns;
    }

    @Override
    public boolean hasGeometry() {
      return hasGeometry;
    }

    @Override
    public Optional<String> referenceSystem() {
      return Optional.ofNullable(referenceSystem);
    }

    @Override
    public Optional<String> encoding() {
      return Optional.of(text.name());
    }

    @Override
    public List<Issue> warnings() {
      return List.copyOf(warnings);
    }

    @Override
    public void read(Consumer<Row> rows) {
      long[] number = {0};
      forEachFeature(feature -> rows.accept(row(++number[0], feature)), declared -> {});
    }

    /** The old {@code crs} member: most tools still write it. */
    private void declare(JsonNode crs) {
      String name = crs.path("properties").path("name").asText(crs.asText());
      Matcher epsg = EPSG.matcher(name);
      if (epsg.matches()) {
        referenceSystem = "EPSG:" + epsg.group(1);
      } else if (!crs.isNull() && !LONGITUDE_LATITUDE.matcher(name).matches()) {
        warnings.add(
            Issue.warning(
                0,
                Fault.of("crs", crs, "EPSG 代码", "an EPSG code"),
                new Label(
                    "文件声明的坐标系无法识别，按 WGS 84 经纬度读取；如不是，请用 --crs 说明",
                    "the declared reference system is not known and read as WGS 84 degrees; name another with --crs")));
      }
    }

    private void forEachFeature(Consumer<JsonNode> features, Consumer<JsonNode> crs) {
      try (Reader reader = text.open();
          JsonParser parser = MAPPER.createParser(reader)) {
        while (parser.nextToken() != null) {
          if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw notGeoJson(parser.currentToken().asString());
          }
          readRoot(parser, features, crs);
        }
      } catch (JsonProcessingException broken) {
        throw broken(broken);
      } catch (IOException failed) {
        throw FileFault.unreadable(file, failed);
      }
    }

    private RuntimeException broken(JsonProcessingException broken) {
      JsonLocation at = broken.getLocation() == null ? JsonLocation.NA : broken.getLocation();
      String place =
          at == JsonLocation.NA
              ? ""
              : "第 %1$d 行第 %2$d 列 / line %1$d column %2$d: "
                  .formatted(at.getLineNr(), at.getColumnNr());
      boolean cutOff = broken.getOriginalMessage().contains("end-of-input");
      return FileFault.refuse(
          file,
          place + broken.getOriginalMessage().replaceFirst(" \\(start marker.*", ""),
          cutOff ? "完整的 JSON；此文件像是被截断了，请重新下载或导出" : "合乎语法的 JSON",
          cutOff
              ? "complete JSON; this file looks cut off, download or export it again"
              : "well-formed JSON");
    }

    private void readRoot(JsonParser parser, Consumer<JsonNode> features, Consumer<JsonNode> crs)
        throws IOException {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      boolean collection = false;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (member.equals("features") && value == JsonToken.START_ARRAY) {
          collection = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            features.accept(MAPPER.readTree(parser));
          }
        } else if (Set.of("type", "geometry", "properties", "id", "crs").contains(member)) {
          root.set(member, MAPPER.<JsonNode>readTree(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (root.has("crs")) {
        crs.accept(root.get("crs"));
      }
      if (root.path("type").asText().equals("Feature")) {
        features.accept(root);
      } else if (!collection) {
        throw notGeoJson(root.path("type").toString());
      }
    }

    private RuntimeException notGeoJson(String found) {
      return FileFault.refuse(
          file,
          "type: " + found,
          "GeoJSON 的 FeatureCollection 或 Feature",
          "a GeoJSON FeatureCollection or Feature");
    }
  }

  private static Row row(long number, JsonNode feature) {
    if (!feature.path("type").asText().equals("Feature")) {
      return new Row(
          number,
          Map.of(),
          null,
          List.of(
              Fault.of("type", feature.path("type"), "应为 \"Feature\"", "should be \"Feature\"")));
    }
    JsonNode node = feature.path("geometry");
    Geometry geometry = null;
    List<Fault> faults = new ArrayList<>();
    if (!node.isMissingNode() && !node.isNull()) {
      try {
        geometry = GeoJson.read(node);
      } catch (GeometryFault bad) {
        faults.add(FeatureCheck.geometry(bad));
      }
    }
    return new Row(number, properties(feature), geometry, faults);
  }

  private static Map<String, Object> properties(JsonNode feature) {
    Map<String, Object> values = new LinkedHashMap<>();
    feature
        .path("properties")
        .properties()
        .forEach(
            entry ->
                values.put(
                    entry.getKey().strip(), MAPPER.convertValue(entry.getValue(), Object.class)));
    if (feature.path("id").isValueNode() && !feature.path("id").isNull()) {
      values.putIfAbsent("id", MAPPER.convertValue(feature.get("id"), Object.class));
    }
    return values;
  }
}
