package luotu.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ways to write the same points, so that every case runs over every format. */
enum Form {
  GEOJSON("points.geojson"),
  FEATURE_PER_LINE("points.ndjson"),
  CSV_POSITIONS("points.csv"),
  CSV_WKT("points.csv"),
  CSV_SEMICOLON_GBK("points.csv"),
  TABS_UTF_16("points.txt");

  private static final ObjectMapper JSON = new ObjectMapper();
  private final String fileName;

  Form(String fileName) {
    this.fileName = fileName;
  }

  /** One row; longitude and latitude as they shall stand in the file. */
  record PointRow(String longitude, String latitude, Map<String, String> cells) {}

  Path write(Path folder, List<PointRow> rows) throws IOException {
    byte[] bytes =
        switch (this) {
          case GEOJSON ->
              ("{\"type\":\"FeatureCollection\",\"features\":[" + features(rows, ",\n") + "]}")
                  .getBytes(StandardCharsets.UTF_8);
          case FEATURE_PER_LINE -> features(rows, "\n").getBytes(StandardCharsets.UTF_8);
          case CSV_POSITIONS -> table(rows, ",", false).getBytes(StandardCharsets.UTF_8);
          case CSV_WKT -> table(rows, ",", true).getBytes(StandardCharsets.UTF_8);
          case CSV_SEMICOLON_GBK -> table(rows, ";", false).getBytes(Charset.forName("GBK"));
          case TABS_UTF_16 -> table(rows, "\t", false).getBytes(StandardCharsets.UTF_16);
        };
    return Files.write(folder.resolve(fileName), bytes);
  }

  /** The row number of the n-th row, counted from 1. */
  long row(int n) {
    return this == GEOJSON || this == FEATURE_PER_LINE ? n : n + 1;
  }

  private static String features(List<PointRow> rows, String separator) throws IOException {
    List<String> features = new ArrayList<>();
    for (PointRow row : rows) {
      ObjectNode properties = JSON.createObjectNode();
      row.cells().forEach(properties::put);
      features.add(
          "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},\"properties\":%s}"
              .formatted(row.longitude(), row.latitude(), properties));
    }
    return String.join(separator, features);
  }

  private static String table(List<PointRow> rows, String separator, boolean wellKnownText) {
    TreeSet<String> columns = new TreeSet<>();
    rows.forEach(row -> columns.addAll(row.cells().keySet()));
    StringBuilder text = new StringBuilder(wellKnownText ? "wkt" : "经度" + separator + "纬度");
    columns.forEach(column -> text.append(separator).append(quoted(column)));
    for (PointRow row : rows) {
      text.append("\r\n")
          .append(
              wellKnownText
                  ? "POINT (" + row.longitude() + " " + row.latitude() + ")"
                  : row.longitude() + separator + row.latitude())
          .append(separator)
          .append(
              columns.stream()
                  .map(column -> quoted(row.cells().getOrDefault(column, "")))
                  .collect(Collectors.joining(separator)));
    }
    return text.append("\r\n").toString();
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
