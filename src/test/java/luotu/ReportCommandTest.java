package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.Scene;
import luotu.model.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gap report from the command line: into files and onto standard output. */
class ReportCommandTest {
  private static final Scene SCENE = new Scene(106.5, 29.5);
  private static final String ASKED = "'zones':['1'],'standards':['drill'],'as_of':'2025-06-30'";

  /** Zones of which the process tells the remedies unasked. */
  private static final int MANY = 100;

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void draw() {
    SCENE
        .zone("1", "town", Scene.box(-2000, -2000, 0, 2000))
        .zone("2", "town", Scene.box(0, -2000, 2000, 2000))
        .record("street_record", "1", "year", 2025L, "drills", 2L)
        .store();
  }

  @AfterAll
  static void close() {
    SCENE.close();
  }

  private int report(Optional<Language> language, String... arguments) {
    String url = SCENE.database().url();
    String[] call =
        Stream.concat(
                Stream.of("report", "--home", home.toString(), "--database", url),
                Stream.of(arguments))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), language, call);
  }

  private int report(String... arguments) {
    return report(Optional.of(Language.EN), arguments);
  }

  @Test
  void aListOfNothingIsNotAll() {
    assertThat(report("--zones", ",")).isEqualTo(2);
    assertThat(err.toString()).contains("--zones", "all without the option");
    assertThat(out.toString()).isEmpty();
  }

  /** The screen asks for what would close the gaps of many zones only when somebody looks. */
  @Test
  void aFileTellsWhatWouldCloseTheGapsOfHoweverManyZones() throws IOException {
    try (Scene city = new Scene(106.5, 29.5)) {
      for (int i = 0; i <= MANY; i++) {
        String box = Scene.box(100 * i, 0, 100 * (i + 1), 100);
        city.zone(Integer.toString(1000 + i), "town", box)
            .record("street_record", Integer.toString(1000 + i), "year", 2025L, "drills", 0L);
      }
      city.store();
      String asked = "'standards':['drill'],'as_of':'2025-06-30'";
      assertThat(city.run("gap-report", asked).at("/zones/0/results/0/remedy").isObject())
          .isFalse();
      String[] call = {
        "report",
        "--home",
        home.toString(),
        "--database",
        city.database().url(),
        "--standards",
        "drill",
        "--as-of",
        "2025-06-30",
        "--format",
        "json"
      };
      assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), Optional.empty(), call))
          .as(err.toString())
          .isZero();
      JsonNode zones = new ObjectMapper().readTree(out.toString()).get("zones");
      assertThat(zones).hasSize(MANY + 1);
      assertThat(zones)
          .allSatisfy(zone -> assertThat(zone.at("/results/0/remedy").isObject()).isTrue());
    }
  }

  @Test
  void theJsonIsTheAnswerOfTheProcess() throws IOException {
    Path file = home.resolve("report.json");
    assertThat(
            report(
                "--zones",
                "1",
                "--standards",
                "drill",
                "--as-of",
                "2025-06-30",
                "--format",
                "json",
                "--out",
                file.toString()))
        .as(err.toString())
        .isZero();
    JsonNode written = new ObjectMapper().readTree(file.toFile());
    assertThat(written).hasToString(SCENE.run("gap-report", ASKED).toString());
    assertThat(written.at("/zones/0/results/0/value").asDouble()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theCsvGoesToStandardOutputInOneLanguage() {
    String[] arguments = {
      "--standards", "drill,charging", "--as-of", "2025-06-30", "--format", "CSV"
    };
    assertThat(report(Optional.empty(), arguments)).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("\uFEFFzone,zone_name,standard,status,");
    assertThat(out.toString().split("\r\n"))
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).startsWith("1,1,drill,met,2,,"))
        .anySatisfy(line -> assertThat(line).startsWith("2,2,drill,no_data,,,"))
        .filteredOn(line -> line.contains(",false,,,"))
        .hasSize(4);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLongerFileIsReplacedWhole() throws IOException {
    Path file = Files.writeString(home.resolve("report.csv"), "x".repeat(100_000));
    Path link = Files.createSymbolicLink(home.resolve("link.csv"), file);
    assertThat(report("--format", "csv", "--out", link.toString())).isZero();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).startsWith("\uFEFFzone,").doesNotContain("xxx");
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.filter(path -> path.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void whatCannotBeAnsweredLeavesTheFileAsItWas() throws IOException {
    Path file = Files.writeString(home.resolve("report.csv"), "before");
    assertThat(report("--zones", "1,404", "--format", "csv", "--out", file.toString()))
        .isEqualTo(2);
    assertThat(report("--standards", "drills", "--format", "csv", "--out", file.toString()))
        .isEqualTo(2);
    assertThat(report("--as-of", "yesterday", "--format", "csv", "--out", file.toString()))
        .isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo("before");
    assertThat(err.toString()).contains("404", "drills", "yesterday");
  }

  @Test
  void aPlaceThatDoesNotExistIsSaidBeforeAnythingIsAsked() {
    String missing = home.resolve("no/such/report.csv").toString();
    assertThat(report("--zones", "404", "--format", "csv", "--out", missing)).isEqualTo(3);
    assertThat(err.toString()).contains(missing).doesNotContain("404");
    assertThat(report("--format", "csv", "--out", home.toString())).isEqualTo(3);
  }

  @Test
  void aFormatThatDoesNotExistIsAWrongCall() {
    assertThat(report("--format", "pdf", "--out", "x.pdf")).isEqualTo(2);
    assertThat(err.toString()).contains("pdf", "one of: json, csv, xlsx, docx, html");
    assertThat(report("--out", "x")).isEqualTo(2);
  }

  @Test
  void theNameOfTheFileSaysTheForm() throws IOException {
    for (String ending : List.of("xlsx", "docx", "HTML", "csv", "json")) {
      Path file = home.resolve("report." + ending);
      assertThat(report("--standards", "drill", "--out", file.toString()))
          .as(err.toString())
          .isZero();
      byte[] written = Files.readAllBytes(file);
      String start =
          switch (ending) {
            case "csv" -> "\uFEFFzone,";
            case "json" -> "{";
            case "HTML" -> "<!DOCTYPE html>";
            default -> "PK";
          };
      assertThat(new String(written, StandardCharsets.UTF_8)).startsWith(start);
    }
  }

  @Test
  void runWritesTheReportInTheFormThatItsFileNames() throws IOException {
    Path input =
        Files.writeString(home.resolve("in.json"), "{\"inputs\":{\"standards\":[\"drill\"]}}");
    Path file = home.resolve("run.csv");
    String url = SCENE.database().url();
    String[] call = {
      "run",
      "gap-report",
      "--home",
      home.toString(),
      "--database",
      url,
      "--input",
      input.toString(),
      "--out",
      file.toString()
    };
    assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), Optional.of(Language.EN), call))
        .as(err.toString())
        .isZero();
    assertThat(Files.readString(file)).startsWith("\uFEFFzone,zone_name,");
  }

  @Test
  void aFormThatIsNoTextNeedsAFile() {
    assertThat(report("--format", "xlsx")).isEqualTo(2);
    assertThat(err.toString()).contains("--out", "report.xlsx");
    assertThat(out.toString()).isEmpty();
  }
}
