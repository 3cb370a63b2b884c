package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
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
import luotu.intake.CityImporter;
import luotu.intake.SmallCity;
import luotu.model.Language;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a database that holds a simulated city, as their users call them. */
class ReplaceDemoTest {
  private static final String OSM =
      """
      <osm version="0.6"><bounds minlat="29" minlon="106" maxlat="30" maxlon="107"/>
      <node id="1" version="1" lat="29.5" lon="106.5"><tag k="emergency" v="fire_hydrant"/></node></osm>
      """;

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final PrintStream errBefore = System.err;
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.create(Checkout.CATALOGUE);
    new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(SmallCity.of(1, 5)::accept, false, "tester", "small");
  }

  @AfterEach
  void close() {
    System.setErr(errBefore);
    database.close();
  }

  private int luotu(Language language, String command, String... arguments) {
    List<String> call =
        new ArrayList<>(List.of(command, "--home", home.toString(), "--database", database.url()));
    call.addAll(List.of(arguments));
    return Main.run(
        new PrintWriter(out),
        new PrintWriter(err),
        Optional.of(language),
        call.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  /** How much is stored, of how many change sets, and whether it is simulated. */
  private String state() throws SQLException {
    return value(
        "SELECT count(*) || ' ' || (SELECT count(*) FROM luotu.change_set) || ' ' || (SELECT value FROM luotu.setting WHERE name = 'simulated') FROM luotu.feature");
  }

  @Test
  void realDataIsRefusedWithWhatToDo() throws Exception {
    String csv = file("a.csv", "k,x,y,kind\n1,106.5,29.5,pond\n");
    String osm = file("a.osm", OSM);
    String before = state();
    assertThat(before).isEqualTo("33 1 true");
    assertThat(luotu(Language.EN, "import", csv, "--layer", "water_source")).isEqualTo(3);
    assertThat(luotu(Language.ZH, "import", csv, "--layer", "water_source", "--dry-run"))
        .isEqualTo(3);
    assertThat(luotu(Language.EN, "import-osm", osm)).isEqualTo(3);
    assertThat(err.toString())
        .contains("The database holds the simulated demo city")
        .contains("--replace-demo: add it to clear the demo city")
        .contains("数据库里是模拟的演示城市")
        .contains("--replace-demo: 加上它");
    assertThat(out.toString()).isEmpty();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void theFirstFileClearsTheCityAndTheOthersAdd() throws Exception {
    String a = file("a.csv", "k,x,y,kind\n1,106.5,29.5,pond\n");
    String b = file("b.csv", "k,x,y,kind\n2,106.5,29.5,pond\n3,106.5,29.5,pond\n");
    String[] call = {a, b, "--layer", "water_source", "--key", "k", "--replace-demo"};
    assertThat(luotu(Language.EN, "import", call)).isZero();
    assertThat(out.toString()).containsOnlyOnce("The simulated demo city was cleared");
    assertThat(state()).isEqualTo("3 3 false");
    assertThat(luotu(Language.EN, "import", call)).isZero();
    assertThat(state()).isEqualTo("3 3 false");
  }

  @Test
  void aFileThatFailsLeavesTheCityToTheNext() throws Exception {
    String cutOff = file("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
    String rejected = file("b.csv", "k,x,y,kind\n1,106.5,29.5,lake\n");
    String repeated = file("c.csv", "k,x,y,kind\n1,106.5,29.5,pond\n1,106.5,29.5,pond\n");
    String good = file("d.csv", "k,x,y,kind\n7,106.5,29.5,pond\n");
    for (String bad : List.of(cutOff, rejected)) {
      int exitCode =
          luotu(
              Language.EN,
              "import",
              bad,
              "--layer",
              "water_source",
              "--key",
              "k",
              "--replace-demo");
      assertThat(exitCode).as(bad).isPositive();
      assertThat(state()).as(bad).isEqualTo("33 1 true");
    }
    String[] call = {cutOff, repeated, good, "--layer", "water_source", "--replace-demo"};
    assertThat(luotu(Language.EN, "import", call)).isEqualTo(2);
    assertThat(state()).isEqualTo("3 3 false");
  }

  @Test
  void aDryRunSaysWhatWouldBeAndTouchesNothing() throws Exception {
    String a = file("a.csv", "x,y,kind\n106.5,29.5,pond\n");
    assertThat(
            luotu(
                Language.EN, "import", a, "--layer", "water_source", "--replace-demo", "--dry-run"))
        .isZero();
    assertThat(out.toString())
        .contains("dry run")
        .contains("1 added")
        .contains("it is still there")
        .doesNotContain("was cleared");
    assertThat(state()).isEqualTo("33 1 true");
  }

  @Test
  void aStreetOfTheCityIsNoneForTheDataThatTakesItsPlace() throws Exception {
    String records = file("a.csv", "zone,year\n50010600,2025\n");
    assertThat(luotu(Language.EN, "import", records, "--layer", "street_record", "--replace-demo"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("50010600").contains("nothing was stored");
    assertThat(state()).isEqualTo("33 1 true");
  }

  @Test
  void anOsmExtractTakesThePlaceOfTheCity() throws Exception {
    assertThat(luotu(Language.EN, "import-osm", file("a.osm", OSM), "--replace-demo")).isZero();
    assertThat(out.toString()).contains("The simulated demo city was cleared");
    assertThat(state()).isEqualTo("1 2 false");
  }

  @Test
  void theCityIsRefusedOnRealData() throws Exception {
    String a = file("a.csv", "x,y,kind\n106.5,29.5,pond\n");
    luotu(Language.EN, "import", a, "--layer", "water_source", "--replace-demo");
    String real = state();
    assertThat(luotu(Language.EN, "city", "--scale", "district")).isEqualTo(3);
    assertThat(luotu(Language.ZH, "city", "--scale", "CITY", "--seed", "-5")).isEqualTo(3);
    assertThat(err.toString())
        .contains("The database holds real data")
        .contains("--home")
        .contains("数据库里有真实数据");
    assertThat(state()).isEqualTo(real);
  }

  @Test
  void aLargeFileIsAnnouncedAtOnce() throws Exception {
    Path large = home.resolve("large.osm.pbf");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(20_000_000);
    }
    luotu(Language.EN, "import-osm", large.toString(), "--replace-demo");
    assertThat(err.toString()).startsWith("Opening " + large + " (20 MB) ...");
    Files.move(large, home.resolve("large.csv"));
    luotu(Language.ZH, "import", home.resolve("large.csv").toString(), "--layer", "hazard");
    assertThat(err.toString()).contains("正在打开 " + home.resolve("large.csv") + "（20 MB）");
  }

  @Test
  void killedWhileItClearsLeavesTheCityWhole() throws Exception {
    String a = file("a.csv", "x,y,kind\n106.5,29.5,pond\n");
    String everything =
        "SELECT md5(string_agg(f::text, '' ORDER BY layer, id)) FROM luotu.feature f";
    String before = value(everything);
    String waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%start_anew%'";
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    try (Connection reader = database.connect();
        Statement holding = reader.createStatement()) {
      reader.setAutoCommit(false);
      // The last to be deleted: all others are when the clearing gets there.
      holding.execute(
          "SELECT 1 FROM luotu.feature WHERE layer = 'zone' AND source_key = 'z8' FOR UPDATE");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "luotu.Main",
                  "import",
                  a,
                  "--layer",
                  "water_source",
                  "--replace-demo",
                  "--home",
                  home.toString(),
                  "--database",
                  database.url())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("output").toFile())
              .start();
      while (value(waiting).equals("0") && process.isAlive() && Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
      }
      assertThat(value(waiting)).as(Files.readString(home.resolve("output"))).isEqualTo("1");
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      reader.rollback();
    }
    String left =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%start_anew%' AND pid <> pg_backend_pid()";
    while (!value(left).equals("0") && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(value(everything)).isEqualTo(before);
    assertThat(state()).isEqualTo("33 1 true");
    assertThat(luotu(Language.EN, "import", a, "--layer", "water_source", "--replace-demo"))
        .isZero();
  }
}
