package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import luotu.model.Language;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import as its users call it. */
class ImportCommandTest {
  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final PrintStream errBefore = System.err;
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
  }

  @AfterEach
  void close() {
    System.setErr(errBefore);
    database.close();
  }

  private int importing(Optional<Language> language, String... arguments) {
    List<String> call =
        new ArrayList<>(List.of("import", "--home", home.toString(), "--database", database.url()));
    call.addAll(List.of(arguments));
    return Main.run(
        new PrintWriter(out), new PrintWriter(err), language, call.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private long rows(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void takesAllOfAGoodFile() throws Exception {
    String file = file("消防 水源.csv", "名称,东经,北纬,类型\n大塘,106.5,29.5,蓄水池\n");
    assertThat(importing(Optional.of(Language.ZH), file, "--layer", "water_source")).isZero();
    assertThat(out.toString()).contains("消防 水源.csv → water_source").contains("新增 1");
    assertThat(err.toString()).isEmpty();
    assertThat(rows("SELECT count(*) FROM feature")).isEqualTo(1);
  }

  @Test
  void reportsEachFileAndGoesOnAfterABadOne() throws Exception {
    String good = file("a.csv", "k,x,y,kind\n1,106.5,29.5,pond\n2,106.5,29.5,lake\n");
    String cutOff = file("b.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
    String alsoGood = file("c.csv", "k,x,y,kind\n3,106.5,29.5,pond\n");
    int exitCode =
        importing(
            Optional.of(Language.EN),
            good,
            cutOff,
            alsoGood,
            "--layer",
            "water_source",
            "--key",
            "k");

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString())
        .contains("a.csv → water_source")
        .contains("2 rows read: 1 added")
        .contains("row 3 (106.500000, 29.500000)  kind = lake; expected one of: hydrant")
        .contains("c.csv → water_source");
    assertThat(err.toString()).contains("b.geojson").contains("cut off").doesNotContain("\tat ");
    assertThat(rows("SELECT count(*) FROM feature")).isEqualTo(2);
    assertThat(rows("SELECT count(*) FROM change_set")).isEqualTo(2);
  }

  @Test
  void someRejectedIsExitCodeOne() throws Exception {
    String file = file("a.csv", "x,y,kind\n106.5,29.5,pond\n106.5,29.5,lake\n");
    assertThat(importing(Optional.empty(), file, "--layer", "water_source")).isEqualTo(1);
    assertThat(out.toString()).contains("拒绝 1").contains("1 rejected");
  }

  @Test
  void aWrongCallIsExitCodeTwo() throws Exception {
    String file = file("a.csv", "x,y,kind\n106.5,29.5,pond\n");
    Optional<Language> english = Optional.of(Language.EN);
    assertThat(importing(english, file)).isEqualTo(2);
    assertThat(importing(english, file, "--layer", "lake")).isEqualTo(2);
    assertThat(importing(english, file, "--layer", "hazard", "--mode", "merge")).isEqualTo(2);
    assertThat(importing(english, file, "--layer", "hazard", "--map", "z=name")).isEqualTo(2);
    assertThat(importing(english, file, "--layer", "hazard", "--crs", "EPSG:1")).isEqualTo(2);
    assertThat(importing(english, "no such file.csv", "--layer", "hazard")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--layer")
        .contains("one of: hazard")
        .contains("merge")
        .contains("a column of the file, which has: x, y, kind")
        .contains("EPSG:1")
        .contains("no such file.csv")
        .doesNotContain("\tat ");
    assertThat(rows("SELECT count(*) FROM feature")).isZero();
  }

  @Test
  void killedMidwayLeavesNothing() throws Exception {
    Path file = home.resolve("many.csv");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("k,x,y,kind,address\n");
      for (int i = 0; i < 400_000; i++) {
        writer.write(i + ",106.5,29.5,pond,somewhere along the road\n");
      }
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "luotu.Main",
                "import",
                file.toString(),
                "--layer",
                "water_source",
                "--home",
                home.toString(),
                "--database",
                database.url())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output").toFile())
            .start();
    String copied =
        "SELECT coalesce(max(tuples_processed), 0) FROM pg_stat_progress_copy WHERE datname = current_database()";
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (rows(copied) < 1_000 && process.isAlive() && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(rows(copied)).as(Files.readString(home.resolve("output"))).isPositive();

    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    String open =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY loaded%'";
    while (rows(open) > 0 && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(rows(open)).isZero();
    assertThat(rows("SELECT count(*) FROM feature")).isZero();
    assertThat(rows("SELECT count(*) FROM change_set")).isZero();
  }
}
