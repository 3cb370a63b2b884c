package luotu.serve.ogc;

import static luotu.serve.TestServer.header;
import static luotu.serve.TestServer.json;
import static luotu.serve.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import luotu.report.Form;
import luotu.serve.TestServer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gap report over HTTP, in every form. */
class ReportFormsTest {
  private static final String EXECUTION = "/ogc/processes/gap-report/execution";
  private static final String ASKED =
      "{\"inputs\":{\"standards\":[\"drill\",\"charging\"],\"as_of\":\"2025-06-30\"}}";

  private static TestServer server;

  @BeforeAll
  static void open() {
    server = new TestServer();
    server.create(
        "zone",
        "{\"type\":\"Polygon\",\"coordinates\":[[[106.4,29.5],[106.5,29.5],[106.5,29.6],"
            + "[106.4,29.6],[106.4,29.5]]]}",
        "{\"code\":\"500106001\",\"name\":\"=一街道\",\"kind\":\"town\",\"phone\":\"000-0000\"}");
    server.create("street_record", "null", "{\"zone\":\"500106001\",\"year\":2025,\"drills\":2}");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static HttpResponse<byte[]> ask(String query, String... headers) {
    return server.send("POST", EXECUTION + query, "application/json", ASKED, headers);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void byParameterAndByHeader(Form form) {
    for (HttpResponse<byte[]> answer :
        List.of(ask("?f=" + form.id()), ask("", "Accept", form.mediaType()))) {
      assertThat(answer.statusCode()).as(form.id()).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).startsWith(form.mediaType());
      assertThat(header(answer, "Vary")).contains("Accept,");
      assertThat(text(answer)).doesNotContain("000-0000");
      if (form != Form.JSON) {
        assertThat(header(answer, "Content-Disposition"))
            .endsWith("filename=\"gap-report-2025-06-30." + form.id() + "\"");
      }
    }
  }

  @Test
  void whoNamesNoFormGetsJson() {
    for (String accept : List.of("*/*", "application/*", "image/png", "text/plain, */*;q=0.1")) {
      assertThat(header(ask("", "Accept", accept), "Content-Type")).startsWith("application/json");
    }
    assertThat(json(ask("?f=json", "Accept", "text/csv")).at("/zones/0/results/0/value").asInt())
        .isEqualTo(2);
  }

  @Test
  void theTableHoldsTheFiguresOfTheAnswer() throws IOException {
    JsonNode report = json(ask(""));
    String csv = text(ask("?f=csv"));
    List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
    assertThat(rows.get(1).get(1)).isEqualTo("'=一街道");
    for (int i = 0; i < 2; i++) {
      JsonNode cell = report.at("/zones/0/results/" + i);
      assertThat(rows.get(1 + i).get(2)).isEqualTo(cell.get("standard").asText());
      assertThat(rows.get(1 + i).get(3)).isEqualTo(cell.get("status").asText());
    }
    assertThat(rows.get(1).get(4)).isEqualTo("2");
  }

  @Test
  void contactsAreNamedWhenAskedFor() {
    assertThat(text(ask("?f=html&personal=true"))).contains("000-0000");
  }

  @Test
  void whatIsWrongIsSaidInJson() {
    HttpResponse<byte[]> form = ask("?f=pdf");
    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(json(form).at("/errors/0/field").asText()).isEqualTo("f");
    assertThat(json(form).at("/errors/0/expected").asText()).contains("xlsx");
    assertThat(ask("?f=docx&personal=yes").statusCode()).isEqualTo(400);
    HttpResponse<byte[]> zone =
        server.send(
            "POST",
            EXECUTION + "?f=xlsx",
            "application/json",
            "{\"inputs\":{\"zones\":[\"404\"]}}");
    assertThat(zone.statusCode()).isBetween(400, 404);
    assertThat(header(zone, "Content-Type")).startsWith("application/problem+json");
    HttpResponse<byte[]> other =
        server.send("POST", "/ogc/processes/nearest/execution?f=csv", "application/json", "{}");
    assertThat(json(other).get("type").asText()).isEqualTo("/problems/unknown-parameter");
  }

  /** What was written for an answer is gone with it. */
  @Test
  void nothingIsLeftBehind() throws IOException {
    Set<Path> before = files();
    ask("?f=xlsx");
    ask("?f=docx&personal=yes");
    assertThat(files()).isSubsetOf(before);
  }

  private static Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return new TreeSet<>(
          files.filter(file -> file.getFileName().toString().startsWith("luotu-report")).toList());
    }
  }

  @Test
  void aFiledReportIsWrittenInEveryForm() {
    HttpResponse<byte[]> filed =
        server.send(
            "POST",
            "/reports",
            "application/json",
            "{\"zone\":\"500106001\",\"filed_by\":\"值班员\"}");
    assertThat(filed.statusCode()).as(text(filed)).isEqualTo(201);
    String address = "/reports/" + json(filed).get("id").asLong();
    for (Form form : Form.values()) {
      HttpResponse<byte[]> answer = server.get(address + "?f=" + form.id());
      assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).startsWith(form.mediaType());
    }
    assertThat(server.get(address + "?f=pdf").statusCode()).isEqualTo(400);
  }
}
