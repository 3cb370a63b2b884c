package luotu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as files: what is read of good ones, how bad ones are named. */
class SourceFileTest {
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[106.5,29.5]},\"properties\":{\"名称\":\"塘\"}}";

  @TempDir Path folder;

  private SourceFile open(String name, String text) throws IOException {
    return new FileFormats().open(Files.writeString(folder.resolve(name), text), Optional.empty());
  }

  private static List<Row> rows(SourceFile file) {
    List<Row> rows = new ArrayList<>();
    file.read(rows::add);
    return rows;
  }

  private Fault fault(String name, String text) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> rows(open(name, text)));
    assertThat(refusal).as(name + ": " + text).isNotNull();
    assertThat(refusal.type()).isEqualTo("unreadable-file");
    assertThat(refusal.title().zh()).contains(name);
    return refusal.faults().get(0);
  }

  @Test
  void readsACollectionAFeatureAndLines() throws IOException {
    for (String text :
        List.of(
            "{\"type\":\"FeatureCollection\",\"features\":[" + FEATURE + "]}",
            "\uFEFF{\"features\":["
                + FEATURE
                + "],\"bbox\":[1,2,3,4],\"type\":\"FeatureCollection\"}",
            FEATURE)) {
      SourceFile file = open("a.geojson", text);
      assertThat(file.columns()).containsExactly("名称");
      assertThat(file.hasGeometry()).isTrue();
      assertThat(rows(file))
          .extracting(row -> row.geometry().toText())
          .containsExactly("POINT (106.5 29.5)");
    }
    assertThat(rows(open("a.ndjson", FEATURE + "\n" + FEATURE + "\n")))
        .extracting(Row::number)
        .containsExactly(1L, 2L);
  }

  @Test
  void knowsGeoJsonByItsBeginning() throws IOException {
    assertThat(rows(open("download", "  " + FEATURE))).hasSize(1);
  }

  @Test
  void keepsNestedPropertiesAndTheFeaturesId() throws IOException {
    String text =
        "{\"type\":\"Feature\",\"id\":7,\"geometry\":null,\"properties\":{\"a\":{\"b\":[1,\"x\",null]},\"c\":1.5}}";
    SourceFile file = open("a.geojson", text);
    assertThat(file.hasGeometry()).isFalse();
    assertThat(file.columns()).containsExactly("a", "c", "id");
    Row row = rows(file).get(0);
    assertThat(row.geometry() == null).isTrue();
    assertThat(row.values().get("a")).isEqualTo(Map.of("b", java.util.Arrays.asList(1, "x", null)));
    assertThat(row.values()).containsEntry("c", 1.5).containsEntry("id", 7);
  }

  @Test
  void readsTheDeclaredReferenceSystem() throws IOException {
    String form =
        "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}}}";
    assertThat(open("a.json", form.formatted("urn:ogc:def:crs:EPSG::4490")).referenceSystem())
        .contains("EPSG:4490");
    assertThat(open("a.json", form.formatted("EPSG:3857")).referenceSystem()).contains("EPSG:3857");
    SourceFile plain = open("a.json", form.formatted("urn:ogc:def:crs:OGC:1.3:CRS84"));
    assertThat(plain.referenceSystem()).isEmpty();
    assertThat(plain.warnings()).isEmpty();
    SourceFile odd = open("a.json", form.formatted("local grid"));
    assertThat(odd.referenceSystem()).isEmpty();
    assertThat(odd.warnings()).hasSize(1);
  }

  @Test
  void brokenGeometriesAreFaultsOfTheirRows() throws IOException {
    String text =
        "{\"type\":\"FeatureCollection\",\"features\":[%s,%s,%s,7]}"
            .formatted(
                FEATURE.replace("[106.5,29.5]", "[106.5]"),
                FEATURE.replace("[106.5,29.5]", "[NaN,29.5]"),
                FEATURE.replace("\"Feature\"", "\"Feature?\""));
    List<Row> rows = rows(open("a.geojson", text));
    assertThat(rows).extracting(row -> row.faults().size()).containsExactly(1, 1, 1, 1);
    assertThat(rows.get(1).faults().get(0).expected().en()).contains("finite");
  }

  @Test
  void readsQuotesLineFeedsAndBlankLinesWithTheLineEachRowStartsOn() throws IOException {
    SourceFile file = open("a.csv", "\r\n名称;备注\r\n\"a;\"\"b\"\"\";\"一\r\n二\"\r\n;\r\n\r\nc;d");
    assertThat(file.columns()).containsExactly("名称", "备注");
    List<Row> rows = rows(file);
    assertThat(rows).extracting(Row::number).containsExactly(3L, 7L);
    assertThat(rows.get(0).values()).isEqualTo(Map.of("名称", "a;\"b\"", "备注", "一\r\n二"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsTheSeparator(String separator) throws IOException {
    SourceFile file = open("a.csv", "\"a,;\"" + separator + "b\n1" + separator + "2\n");
    assertThat(file.columns()).containsExactly("a,;", "b");
  }

  @Test
  void rowsWithTooManyOrTooFewCellsAreFaults() throws IOException {
    List<Row> rows = rows(open("a.csv", "a,b\n1\n1,2,3\n1,2,\n1,2\n"));
    assertThat(rows).extracting(row -> row.faults().size()).containsExactly(1, 1, 0, 0);
  }

  static List<List<String>> badFiles() {
    return List.of(
        List.of("a.csv", "", "empty"),
        List.of("a.geojson", " \n ", "empty"),
        List.of("a.shp", "abc", "unknown format"),
        List.of("a.csv", "PK\u0003\u0004spreadsheet", "binary"),
        List.of("a.csv", "a,b\n1,\"2\n3,4\n", "from line 2"),
        List.of("a.csv", "a,b\n1,2\n1,\"2\"x\n", "from line 3"),
        List.of("a.csv", "a,b,a\n1,2,3\n", "a"),
        List.of("a.csv", "x".repeat(300) + ",b\n1,2\n", "x"),
        List.of("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + FEATURE, "line 1"),
        List.of(
            "a.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[\n" + FEATURE + ",\n",
            "line 3"),
        List.of("a.geojson", FEATURE.substring(0, 60), "line 1 column 61"),
        List.of("a.geojson", "{\"type\":\"Topology\",\"objects\":{}}", "Topology"),
        List.of("a.geojson", "[1,2,3]", "["),
        List.of("a.geojson", "{\"type\":\"FeatureCollection\"}", "FeatureCollection"),
        List.of("a.geojson", "<html>404</html>", "line 1"),
        List.of("a.geojson", "{\"a\":".repeat(100_000), "1000"),
        List.of("a.geojson", FEATURE.replace("名称", "a\\u0000b"), "a␀b"));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void refusesBadFilesAndSaysWhere(List<String> file) {
    assertThat(fault(file.get(0), file.get(1)).found()).contains(file.get(2));
  }

  @Test
  void saysThatATruncatedFileLooksCutOff() {
    Fault fault =
        fault("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + FEATURE + ",");
    assertThat(fault.expected().en()).contains("cut off");
    assertThat(fault.expected().zh()).contains("截断");
  }

  @Test
  void refusesWhatIsNotThereAndDirectories() {
    FileFormats formats = new FileFormats();
    Refusal missing =
        catchThrowableOfType(
            Refusal.class, () -> formats.open(folder.resolve("没有.csv"), Optional.empty()));
    assertThat(missing.title().en()).contains("没有.csv");
    Refusal directory =
        catchThrowableOfType(Refusal.class, () -> formats.open(folder, Optional.empty()));
    assertThat(directory.faults().get(0).found()).contains("directory");
  }

  @Test
  void aQuoteNeverClosedDoesNotSwallowAGigabyte() throws IOException {
    Path file = folder.resolve("a.csv");
    try (var writer = Files.newBufferedWriter(file)) {
      writer.write("a,b\n1,\"");
      for (int i = 0; i < 2_200; i++) {
        writer.write("0123456789".repeat(1_000));
      }
    }
    SourceFile table = new FileFormats().open(file, Optional.empty());
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> rows(table));
    assertThat(refusal.faults().get(0).found()).contains("from line 2").contains("> 20000000");
  }
}
