package luotu.analyse.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.store.ChangeNote;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PlaceSearchTest {
  private static TestDatabase database;
  private static PlaceSearch search;

  @BeforeAll
  static void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
    search = new PlaceSearch(database.store(), Checkout.CATALOGUE);
    write(
        zone("50", "重庆市", "city", null, "POLYGON((106 29,108 29,108 30,106 30,106 29))"),
        zone("5001", "沙坪坝区", "district", "50", "POLYGON((106 29,107 29,107 30,106 30,106 29))"),
        zone("5002", "渝中区", "district", "50", "POLYGON((107 29,108 29,108 30,107 30,107 29))"),
        zone(
            "500101", "沙坪坝街道（模拟）", "town", "5001", "POLYGON((106 29,107 29,107 30,106 30,106 29))"),
        zone("500201", "解放碑街道", "town", "5002", "POLYGON((107 29,108 29,108 30,107 30,107 29))"),
        draft("road", "人民路", "LINESTRING(106.1 29.1,106.2 29.1)", Map.of()),
        draft("road", "人民路", "LINESTRING(106.2 29.1,106.3 29.1)", Map.of()),
        draft("road", "人民路", "LINESTRING(107.1 29.1,107.2 29.1)", Map.of()),
        draft("shelter", "人民路", "POINT(106.5 29.5)", Map.of("contact", "张某", "phone", "5551234")),
        draft("shelter", "人民路小学", "POINT(106.5 29.5)", Map.of()),
        draft("shelter", "新人民路小学", "POINT(107.5 29.5)", Map.of()),
        draft("hazard", "100%_滑坡", "POINT(106.6 29.5)", Map.of()),
        draft("hazard", "Rock Fall A", "POINT(106.6 29.5)", Map.of()),
        draft("barrier", "人民路围墙", "LINESTRING(106.1 29.1,106.2 29.2)", Map.of()));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void write(Feature... drafts) {
    database
        .store()
        .write(
            new ChangeNote("test", "", "http"), writer -> List.of(drafts).forEach(writer::insert));
  }

  private static Feature zone(String code, String name, String kind, String parent, String wkt) {
    Map<String, Object> fields =
        parent == null
            ? Map.of("code", code, "kind", kind)
            : Map.of("code", code, "kind", kind, "parent", parent);
    return draft("zone", name, wkt, fields);
  }

  private static Feature draft(String layer, String name, String wkt, Map<String, Object> fields) {
    return Feature.draft(
        layer, shape(wkt), name, null, "scene", null, null, null, fields, Map.of());
  }

  private static Geometry shape(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(wkt, wrong);
    }
  }

  private static List<String> find(String text, LonLat near) {
    return search.find(text, 10, near).stream()
        .map(each -> each.kind() + " " + each.name() + " " + each.zone())
        .toList();
  }

  @Test
  void equalThenBeginningThenContainingAndRoadsOncePerStreet() {
    assertThat(find("人民路", null))
        .containsExactly(
            "road 人民路 500101",
            "road 人民路 500201",
            "feature 人民路 500101",
            "feature 人民路小学 500101",
            "feature 新人民路小学 500201");
    assertThat(find("人民路", new LonLat(107.3, 29.1)))
        .startsWith("road 人民路 500201", "road 人民路 500101");
    assertThat(search.find("人民路", 2, null)).hasSize(2);
  }

  @Test
  void zonesComeFirstAndTellTheOneAbove() {
    List<FoundPlace> found = search.find("沙坪坝", 10, null);
    assertThat(found).extracting(FoundPlace::name).containsExactly("沙坪坝区", "沙坪坝街道（模拟）");
    assertThat(found.get(1).zone()).isEqualTo("500101");
    assertThat(found.get(1).zoneName()).isEqualTo("沙坪坝区");
    assertThat(found.get(0).zoneName()).isEqualTo("重庆市");
    assertThat(found.get(0).kind()).isEqualTo("zone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "渝中区人民路",
        "重庆市渝中区解放碑街道人民路",
        "重庆市 渝中区 人民路",
        "渝中区人民路12号",
        "解放碑街道人民路12号附3号2栋",
        "渝中区，人民路 12"
      })
  void anAddressIsReadFromTheZonesDown(String text) {
    assertThat(find(text, null)).startsWith("road 人民路 500201").doesNotContain("road 人民路 500101");
  }

  @Test
  void bracketsMayBeLeftOutOfAZone() {
    assertThat(find("沙坪坝街道人民路小学", null)).containsExactly("feature 人民路小学 500101");
    assertThat(find("重庆市沙坪坝区", null)).containsExactly("zone 沙坪坝区 5001");
  }

  @Test
  void lettersMatchInEitherCaseAndWidth() {
    assertThat(find("ROCK fall", null)).containsExactly("feature Rock Fall A 500101");
    assertThat(find("ｒｏｃｋ", null)).containsExactly("feature Rock Fall A 500101");
  }

  @Test
  void signsOfPatternsMeanThemselves() {
    assertThat(find("%", null)).containsExactly("feature 100%_滑坡 500101");
    assertThat(find("_", null)).containsExactly("feature 100%_滑坡 500101");
    assertThat(find("100%滑坡", null)).isEmpty();
    assertThat(find("(", null)).containsExactly("zone 沙坪坝街道（模拟） 500101");
    assertThat(find("\\", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"张某", "5551234", "围墙", "没有这个地方", "人民路小学99号楼上"})
  void personalFieldsAndTheBaseMapAreNotSearched(String text) {
    assertThat(find(text, null)).doesNotContain("feature 人民路 500101");
  }

  @Test
  void aCoordinateIsTheOneAnswer() {
    List<FoundPlace> found = search.find("106.5, 29.5", 10, null);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo("coordinate");
    assertThat(found.get(0).layer()).isNull();
    assertThat(found.get(0).zoneName()).isEqualTo("沙坪坝街道（模拟）");
    assertThat(found.get(0).point()).isEqualTo(new LonLat(106.5, 29.5));
    assertThat(search.find("10, 10", 10, null).get(0).zone()).isNull();
  }

  @Test
  void whatIsWrittenIsFoundAtOnceAndWhatIsGoneIsNot() {
    write(draft("helipad", "云顶机坪", "POINT(106.5 29.6)", Map.of()));
    List<FoundPlace> found = search.find("云顶", 10, null);
    assertThat(found).extracting(FoundPlace::layer).containsExactly("helipad");
    long id = found.get(0).id();
    database
        .store()
        .write(
            new ChangeNote("test", "", "http"),
            writer -> {
              try (var snapshot = database.store().snapshot()) {
                Feature stored =
                    snapshot.find(Checkout.CATALOGUE.getLayer("helipad"), id).orElseThrow();
                writer.delete("helipad", id, stored.change());
              }
            });
    assertThat(search.find("云顶", 10, null)).isEmpty();
  }
}
