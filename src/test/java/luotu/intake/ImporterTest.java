package luotu.intake;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.intake.Form.PointRow;
import luotu.model.Feature;
import luotu.model.Issue;
import luotu.model.Language;
import luotu.model.filter.Filter;
import luotu.store.LoadOptions.Mode;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows, over every format and against the real database. */
class ImporterTest {

  @TempDir Path folder;
  private TestDatabase database;
  private Importer importer;

  @BeforeEach
  void open() {
    database = TestDatabase.create(CATALOGUE);
    importer = new Importer(database.store(), CATALOGUE, (stage, rows) -> {});
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ImportRequest request(String layer, Mode mode, Mapping mapping) {
    return new ImportRequest(
        layer, Optional.empty(), Optional.empty(), mapping, mode, false, false, "tester");
  }

  private static final ImportRequest ADD =
      request("water_source", Mode.ADD, Mapping.NONE.withKey("编号"));

  private static PointRow pond(String key, String kind, String name) {
    return new PointRow("106.5", "29.5", Map.of("编号", key, "类型", kind, "名称", name, "乡镇", "虎溪"));
  }

  private static PointRow at(String longitude, String latitude) {
    return new PointRow(longitude, latitude, Map.of("编号", longitude + latitude, "名称", "塘"));
  }

  private List<Feature> stored(String layer) {
    List<Feature> features = new ArrayList<>();
    try (Snapshot snapshot = database.store().snapshot()) {
      snapshot.forEach(CATALOGUE.getLayer(layer), null, Filter.ALL, features::add);
    }
    return features;
  }

  private long changes() {
    try (Snapshot snapshot = database.store().snapshot()) {
      return snapshot.change();
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void storesGoodRowsAndReportsTheOthers(Form form) throws IOException {
    Path file =
        form.write(
            folder,
            List.of(
                pond("1", "蓄水池", "大塘"),
                pond("2", "喷泉", "喷泉"),
                pond("1", "pond", "又是大塘"),
                pond("4", "hydrant", "路口")));

    ImportReport report = importer.run(file, ADD);

    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.inserted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.extra()).containsExactly("乡镇");
    assertThat(report.mapped())
        .containsEntry("kind", "类型")
        .containsEntry("name", "名称")
        .containsEntry("source_key", "编号");
    assertThat(report.issues()).extracting(Issue::row).containsExactly(form.row(2), form.row(3));
    Issue unknown = report.issues().get(0);
    assertThat(unknown.fault().field()).isEqualTo("kind");
    assertThat(unknown.fault().found()).isEqualTo("喷泉");
    assertThat(unknown.fault().expected().en()).contains("hydrant, pond, tank");
    assertThat(unknown.mend().zh()).contains("类型");
    assertThat(report.issues().get(1).fault().found()).isEqualTo("1 (" + form.row(1) + ")");
    List<Feature> stored = stored("water_source");
    assertThat(stored).extracting(Feature::name).containsExactly("大塘", "路口");
    Feature pond = stored.get(0);
    assertThat(pond.fields()).isEqualTo(Map.of("kind", "pond"));
    assertThat(pond.extra()).isEqualTo(Map.of("乡镇", "虎溪"));
    assertThat(pond.geometry().toText()).isEqualTo("POINT (106.5 29.5)");
    assertThat(pond.source()).isEqualTo(file.getFileName().toString());
    assertThat(pond.sourceKey()).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theSameFileAgainChangesNothing(Form form) throws IOException {
    List<PointRow> rows = List.of(pond("1", "pond", "大塘"), pond("2", "hydrant", ""));
    importer.run(form.write(folder, rows), ADD);
    long before = changes();

    ImportReport again = importer.run(form.write(folder, rows), ADD);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.inserted() + again.updated()).isZero();
    assertThat(again.change()).isNull();
    assertThat(changes()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theSameKeyAgainUpdates(Form form) throws IOException {
    importer.run(
        form.write(folder, List.of(pond("1", "pond", "大塘"), pond("2", "tank", "水箱"))), ADD);

    ImportReport report =
        importer.run(
            form.write(folder, List.of(pond("1", "pond", "小塘"), pond("3", "tank", "新"))), ADD);

    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.inserted()).isEqualTo(1);
    assertThat(stored("water_source")).extracting(Feature::name).containsExactly("小塘", "水箱", "新");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void refusesImpossiblePositionsByRow(Form form) throws IOException {
    ImportReport report =
        importer.run(
            form.write(
                folder,
                List.of(
                    at("106.5", "29.5"),
                    at("29.5", "106.5"),
                    at("NaN", "29.5"),
                    at("187", "29"),
                    at("361234.5", "3267890.1"))),
            ADD);

    assertThat(report.inserted()).isEqualTo(1);
    assertThat(report.issues())
        .extracting(Issue::row)
        .containsExactly(form.row(2), form.row(3), form.row(4), form.row(5));
    List<String> expected =
        report.issues().stream().map(issue -> issue.fault().expected().en()).toList();
    assertThat(expected.get(0)).contains("swapped");
    assertThat(expected.get(1)).contains("finite");
    assertThat(expected.get(2)).contains("-180 to 180");
    assertThat(expected.get(3)).contains("metres").contains("--crs");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void saysOnceWhatIsWrongWithAllRows(Form form) throws IOException {
    ImportReport report =
        importer.run(
            form.write(
                folder, List.of(at("29.5", "106.5"), at("29.6", "106.5"), at("29.7", "106.5"))),
            ADD);

    assertThat(report.rejected()).isEqualTo(3);
    assertThat(report.change()).isNull();
    assertThat(report.hints().get(0).en()).startsWith("3 of 3 rows were rejected for one reason");
    assertThat(report.hints().get(0).zh()).contains("写反");
    if (report.mapped().containsKey("longitude")) {
      assertThat(report.hints().get(0).en()).contains("--map '纬度=longitude,经度=latitude'");
    }
    assertThat(report.text(Language.ZH).lines().toList().get(1)).contains("写反");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void quotesSqlAndScriptAreJustText(Form form) throws IOException {
    String name = "O'Neil \"x\"; DROP TABLE feature; -- <script>alert(1)</script> \\. \\N \t|,;";
    importer.run(form.write(folder, List.of(pond("1", "pond", name))), ADD);

    assertThat(stored("water_source")).extracting(Feature::name).containsExactly(name.strip());
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aCellOfAMillionCharactersIsRejectedByName(Form form) throws IOException {
    PointRow long1 = pond("1", "pond", "长".repeat(1_000_000));
    PointRow long2 = new PointRow("106.5", "29.5", Map.of("编号", "2", "乡镇", "长".repeat(1_000_000)));
    ImportReport report =
        importer.run(form.write(folder, List.of(long1, long2, pond("3", "pond", "塘"))), ADD);

    assertThat(report.inserted()).isEqualTo(1);
    assertThat(report.issues())
        .extracting(issue -> issue.fault().field())
        .containsExactly("name", "乡镇");
    assertThat(report.issues().get(0).fault().found()).hasSizeLessThan(200).endsWith("(1000000)");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aDryRunStoresNothingAndCountsAll(Form form) throws IOException {
    Path file = form.write(folder, List.of(pond("1", "pond", "大塘"), pond("2", "x", "坏")));
    ImportReport report =
        importer.run(
            file,
            new ImportRequest(
                "water_source",
                Optional.empty(),
                Optional.empty(),
                Mapping.NONE.withKey("编号"),
                Mode.ADD,
                true,
                false,
                "tester"));

    assertThat(report.inserted()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.change()).isNull();
    assertThat(stored("water_source")).isEmpty();
  }

  @Test
  void replaceDeletesWhatTheFileLacksButNotWhatItRejects() throws IOException {
    importer.run(
        Form.GEOJSON.write(
            folder,
            List.of(pond("1", "pond", "一"), pond("2", "pond", "二"), pond("3", "pond", "三"))),
        ADD);
    ImportReport report =
        importer.run(
            Form.GEOJSON.write(folder, List.of(pond("1", "pond", "壹"), pond("2", "喷泉", "贰"))),
            request("water_source", Mode.REPLACE, Mapping.NONE.withKey("编号")));

    assertThat(report.deleted()).isEqualTo(1);
    assertThat(stored("water_source")).extracting(Feature::name).containsExactly("壹", "二");
  }

  @Test
  void replaceWithoutKeysStoresNothingWhenARowIsRejected() throws IOException {
    importer.run(Form.GEOJSON.write(folder, List.of(pond("1", "pond", "一"))), ADD);
    ImportReport report =
        importer.run(
            Form.GEOJSON.write(folder, List.of(pond("7", "pond", "七"), pond("8", "喷泉", "八"))),
            request("water_source", Mode.REPLACE, Mapping.NONE));

    assertThat(report.change()).isNull();
    assertThat(report.hints()).hasSize(1);
    assertThat(stored("water_source")).extracting(Feature::name).containsExactly("一");
  }

  @Test
  void updateTakesTheColumnsGivenAndNamesStrangers() throws IOException {
    importer.run(Form.GEOJSON.write(folder, List.of(pond("1", "pond", "一"))), ADD);
    Path file = folder.resolve("volumes.csv");
    Files.writeString(file, "编号,蓄水量\n1,\"1,500\"\n9,3\n");

    ImportReport report =
        importer.run(file, request("water_source", Mode.UPDATE, Mapping.NONE.withKey("编号")));

    assertThat(report.updated()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.issues().get(0).row()).isEqualTo(3);
    Feature pond = stored("water_source").get(0);
    assertThat(pond.name()).isEqualTo("一");
    assertThat(pond.geometry().toText()).isEqualTo("POINT (106.5 29.5)");
    assertThat(pond.fields()).isEqualTo(Map.of("kind", "pond", "volume_m3", 1500.0));
    assertThat(pond.source()).isEqualTo("points.geojson");
  }

  @Test
  void aBlankCellTakesAwayWhatWasThere() throws IOException {
    Path file = folder.resolve("ponds.csv");
    Files.writeString(file, "编号,lon,lat,备注,旧名\n1,106.5,29.5,好,老塘\n");
    importer.run(file, ADD);
    Files.writeString(file, "编号,lon,lat,备注,旧名\n1,106.5,29.5,,\n");
    importer.run(file, ADD);

    Feature pond = stored("water_source").get(0);
    assertThat(pond.remark()).isNull();
    assertThat(pond.extra()).isEqualTo(Map.of("旧名", ""));
  }

  @Test
  void dyingMidwayLeavesNothing() throws IOException {
    List<PointRow> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(pond("k" + i, "pond", "塘"));
    }
    Path file = Form.GEOJSON.write(folder, rows);
    Importer dying =
        new Importer(
            database.store(),
            CATALOGUE,
            (stage, row) -> {
              if (row == 2_500) {
                throw new IllegalStateException("killed");
              }
            });

    assertThatThrownBy(() -> dying.run(file, ADD)).hasMessage("killed");
    assertThat(stored("water_source")).isEmpty();
    assertThat(changes()).isZero();
  }

  @Test
  void projectedMetresAreTakenWithTheirReferenceSystem() throws IOException {
    Path file = folder.resolve("points.csv");
    // On the central meridian of EPSG:4545 (CGCS2000, 108°E), where the easting is 500 km; a
    // quarter
    // meridian is 10,002 km long, so that 3,265 km are between 29.4° and 29.6°.
    Files.writeString(file, "x,y\n500000,3265000\n");
    importer.run(
        file,
        new ImportRequest(
            "water_source",
            Optional.of("EPSG:4545"),
            Optional.empty(),
            Mapping.NONE,
            Mode.ADD,
            false,
            false,
            "tester"));
    Feature pond = stored("water_source").get(0);
    assertThat(pond.geometry().getCoordinate().x).isCloseTo(108, within(1e-9));
    assertThat(pond.geometry().getCoordinate().y).isBetween(29.4, 29.6);
  }

  @Test
  void recordsWithoutGeometryNeedTheirZone() throws IOException {
    Path zones = folder.resolve("zones.csv");
    Files.writeString(
        zones,
        "code,kind,wkt\n500106016,town,\"POLYGON ((106 29, 107 29, 107 30, 106 30, 106 29))\"\n");
    importer.run(zones, request("zone", Mode.ADD, Mapping.NONE));
    Path file = folder.resolve("records.csv");
    Files.writeString(
        file,
        "街镇代码,年份,演练次数\n500106016,2025,3\n,2025,1\n500106016,2025,4\n500106016,2026,2.5\n9,2025,1\n");
    ImportReport report = importer.run(file, request("street_record", Mode.ADD, Mapping.NONE));

    assertThat(report.issues())
        .extracting(issue -> issue.row() + " " + issue.fault().field())
        .containsExactly("3 zone", "4 zone + year", "5 drills", "6 zone");
    assertThat(stored("street_record")).extracting(Feature::zone).containsExactly("500106016");
  }

  @Test
  void overlappingZonesAreWarnings() throws IOException {
    Path file = folder.resolve("zones.csv");
    Files.writeString(
        file,
        """
        code,kind,name,wkt
        1,town,甲,"POLYGON ((106 29, 106.1 29, 106.1 29.1, 106 29.1, 106 29))"
        2,town,乙,"POLYGON ((106.09 29, 106.2 29, 106.2 29.1, 106.09 29.1, 106.09 29))"
        3,town,丙,"POLYGON ((107 29, 107.1 29.1, 107.1 29, 107 29.1, 107 29))"
        4,town,丁,"POLYGON ((108 29, 108.1 29, 108.1 29.1, 108 29.1))"
        """);
    ImportReport report = importer.run(file, request("zone", Mode.ADD, Mapping.NONE));

    assertThat(report.inserted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.issues())
        .extracting(issue -> issue.severity() + " " + issue.row())
        .containsExactly("REJECTED 4", "REJECTED 5", "WARNING 0");
    assertThat(report.issues().get(0).fault().found()).contains("Self-intersection");
    assertThat(report.issues().get(2).fault().found()).contains("甲").contains("乙");
  }

  @Test
  void rowsOutsideAllTownsAreCounted() throws IOException {
    Path zones = folder.resolve("zones.csv");
    Files.writeString(
        zones, "code,kind,wkt\n1,town,\"POLYGON ((106 29, 107 29, 107 30, 106 30, 106 29))\"\n");
    importer.run(zones, request("zone", Mode.ADD, Mapping.NONE));
    ImportReport report =
        importer.run(Form.GEOJSON.write(folder, List.of(at("106.5", "29.5"), at("8", "49"))), ADD);

    assertThat(report.hints()).hasSize(1);
    assertThat(report.hints().get(0).en()).startsWith("1 rows lie in no town");
  }

  @Test
  void roadsOfAnyFileAreLookedAt() throws IOException {
    Path file = folder.resolve("roads.csv");
    Files.writeString(
        file,
        """
        id,wkt,class
        1,"LINESTRING (106.50 29.50, 106.51 29.50)",primary
        2,"LINESTRING (106.51 29.50, 106.51 29.51)",primary
        3,"LINESTRING (106.505 29.49, 106.505 29.51)",path
        4,"LINESTRING (106.51 29.52, 106.51 29.51001)",path
        """);
    ImportReport report = importer.run(file, request("road", Mode.ADD, Mapping.NONE));
    assertThat(report.inserted()).isEqualTo(4);
    assertThat(report.roads().edges()).isEqualTo(4);
    assertThat(report.roads().islands()).isEqualTo(2);
    assertThat(report.roads().nearestMisses())
        .extracting(miss -> miss.key() + " " + miss.other())
        .containsExactly("#3 #5", "#5 #3");
    assertThat(report.roads().firstCrossings())
        .extracting(crossing -> crossing.key() + " " + crossing.other())
        .containsExactly("#2 #4");
    assertThat(report.text(Language.ZH)).contains("道路：4 条边");
  }
}
