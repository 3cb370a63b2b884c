package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features read by HTTP from the real database. */
class ItemsTest extends ItemsScene {
  @BeforeAll
  static void fill() {
    for (String[] row :
        new String[][] {
          {"甲池", "pond", "100", "106.5", "29.5"},
          {"乙池", "pond", "300", "106.6", "29.6"},
          {"丙栓", "hydrant", "null", "106.7", "29.7"},
          {"O'Brien'; DROP TABLE feature; --<script>", "tank", "20", "107.5", "29.5"}
        }) {
      String location = create(WATER, feature(point(row[3], row[4]), properties(row)));
      assertThat(location).startsWith("http://127.0.0.1:" + server.port() + WATER + "/");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|甲池,乙池,丙栓,O'Brien'; DROP TABLE feature; --<script>",
        "kind=pond|甲池,乙池",
        "kind=pond&volume_m3=300|乙池",
        "volume_m3=100.0|甲池",
        "bbox=106.4,29.4,106.65,29.65|甲池,乙池",
        "bbox=106.4,29.4,-100,106.65,29.65,900|甲池,乙池",
        "filter=volume_m3 > 20|甲池,乙池",
        "filter=volume_m3 IS NULL|丙栓",
        "filter=NOT (volume_m3 > 20)|O'Brien'; DROP TABLE feature; --<script>",
        "filter=kind IN ('tank','hydrant') AND volume_m3 BETWEEN 1 AND 20|O'Brien'; DROP TABLE feature; --<script>",
        "filter=name LIKE '%池'|甲池,乙池",
        "filter=name = 'O''Brien''; DROP TABLE feature; --<script>'|O'Brien'; DROP TABLE feature; --<script>",
        "filter=S_INTERSECTS(geometry,POINT(106.7 29.7))|丙栓",
        "filter=S_WITHIN(geometry,POLYGON((106 29,106.65 29,106.65 30,106 30,106 29))) OR kind='hydrant'|甲池,乙池,丙栓",
        "filter=updated_at >= DATE('2020-01-01') AND kind='hydrant'|丙栓",
        "filter=kind='pond'&filter-lang=cql2-text&kind=tank|",
        "filter=false|",
        "sortby=-volume_m3&kind=pond|乙池,甲池",
        "sortby=+volume_m3&limit=2|O'Brien'; DROP TABLE feature; --<script>,甲池",
        "sortby=kind,-name|丙栓,甲池,乙池,O'Brien'; DROP TABLE feature; --<script>",
      })
  void findsWhatIsAskedFor(String query, String names) {
    JsonNode page = items(WATER, query == null ? "" : query);
    List<String> found = new ArrayList<>();
    page.get("features").forEach(f -> found.add(f.at("/properties/name").asText()));
    List<String> expected = names == null ? List.of() : List.of(names.split(","));
    assertThat(found).isEqualTo(expected);
    assertThat(page.get("numberReturned").asInt()).isEqualTo(found.size());
    assertThat(page.get("timeStamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  private static JsonNode items(String path, String query) {
    HttpResponse<byte[]> response = server.get(path + "?" + encode(query));
    assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
    return json(response);
  }

  /** Encodes the values only; a plus sign stays one, as people type it. */
  private static String encode(String query) {
    List<String> pairs = new ArrayList<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0
              ? pair
              : pair.substring(0, equals + 1)
                  + URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8)
                      .replace("%2B", "+"));
    }
    return String.join("&", pairs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0|limit",
        "limit=-1|limit",
        "limit=ten|limit",
        "limit=1.5|limit",
        "limit=|limit",
        "bbox=1,2,3|bbox",
        "bbox=1,2,3,x|bbox",
        "bbox=NaN,2,3,4|bbox",
        "bbox=29.5,106.5,29.6,106.6|bbox",
        "bbox=107,29,106,30|bbox",
        "bbox=35000000,3200000,35100000,3300000|bbox",
        "sortby=nothing|sortby",
        "sortby=|sortby",
        "sortby=name,name|sortby",
        "sortby=--name|sortby",
        "filter-lang=cql2-json|filter-lang",
        "filter-crs=http://www.opengis.net/def/crs/EPSG/0/4490|filter-crs",
        "datetime=yesterday|datetime",
        "depth=5|depth",
        "kind=lake|kind",
        "volume_m3=much|volume_m3",
        "filter=|filter",
        "filter=kind=|filter",
        "filter=1=1; DROP TABLE feature|filter",
        "filter=name = 'x' UNION SELECT * FROM pg_user|filter",
        "filter=pg_sleep(10) = 1|filter",
        "filter=contact = '1'|contact",
        "filter=depth > 5|depth",
        "token=nonsense|after",
        "token=AAAA|after",
      })
  void refusesWhatItDoesNotUnderstand(String query, String field) {
    HttpResponse<byte[]> response = server.get(WATER + "?lang=en&" + encode(query));
    assertThat(response.statusCode()).as(text(response)).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(json(response).at("/errors/0/expected").asText()).isNotEmpty();
  }

  @Test
  void aListIsSentAgainOnlyWhenItsLayerChanged() {
    String helipads = "/ogc/collections/helipad/items";
    String before = header(server.get(helipads), "ETag");
    assertThat(server.get(helipads, "If-None-Match", before).statusCode()).isEqualTo(304);
    create(helipads, feature(point("106.5", "29.5"), "{}"));
    assertThat(server.get(helipads, "If-None-Match", before).statusCode()).isEqualTo(200);
  }

  @Test
  void anEnormousLimitIsClamped() {
    assertThat(items(WATER, "limit=1000000000000").get("numberReturned").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ogc/collections/nothing",
        "/ogc/collections/nothing/items",
        "/ogc/collections/nothing/items/1",
        "/ogc/collections/nothing/tiles",
        "/ogc/collections/nothing/queryables",
        "/ogc/collections/water_source/items/0",
        "/ogc/collections/water_source/items/999999",
        "/ogc/collections/water_source/items/-1",
        "/ogc/collections/water_source/items/x",
        "/ogc/collections/water_source/items/99999999999999999999",
      })
  void whatDoesNotExistIsNotFound(String path) {
    assertThat(server.get(path).statusCode()).isEqualTo(404);
  }
}
