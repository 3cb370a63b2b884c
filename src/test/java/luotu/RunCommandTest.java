package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.catalogue.CatalogueReader;
import luotu.model.Language;
import luotu.store.TestDatabase;
import luotu.store.cluster.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis from the command line, and what is said when the database given is not usable. */
class RunCommandTest {
  private static final String NEAREST =
      "{\"inputs\": {\"point\": [1.5, 42.5], \"layers\": [\"shelter\"]}}";

  private static TestDatabase database;

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final PrintStream errBefore = System.err;
  private String input;

  @BeforeAll
  static void open() {
    database = TestDatabase.create(CatalogueReader.read(Path.of("data/catalog")));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.writeString(home.resolve("input.json"), NEAREST).toString();
  }

  @AfterEach
  void giveStandardErrorBack() {
    System.setErr(errBefore);
  }

  private int run(String url, String... arguments) {
    String[] call =
        Stream.concat(
                Stream.of("run", "--home", home.toString(), "--database", url),
                Stream.of(arguments))
            .toArray(String[]::new);
    return Main.run(new PrintWriter(out), new PrintWriter(err), Optional.of(Language.EN), call);
  }

  @Test
  void aServiceAreaIsAnsweredWithAWordOnWhatIsMissing() throws IOException {
    Files.writeString(
        Path.of(input),
        "{\"inputs\": {\"points\": [1.5, 42.5], \"minutes\": [15], \"mode\": \"drive\"}}");
    assertThat(run(url(), "service-area", "--input", input)).isZero();
    assertThat(out.toString())
        .contains("\"minutes\" : 15.0", "No roads are stored", "Turn restrictions");
  }

  @Test
  void anIncidentIsAnsweredWithAWordOnWhatIsMissing() throws IOException {
    Files.writeString(Path.of(input), "{\"inputs\": {\"point\": [1.5, 42.5], \"kind\": \"fire\"}}");
    assertThat(run(url(), "incident", "--input", input)).isZero();
    assertThat(out.toString()).contains("\"radius_m\" : 500.0", "No zones are stored");
    Files.writeString(Path.of(input), "{\"inputs\": {\"point\": [1.5, 42.5]}}");
    assertThat(run(url(), "incident", "--input", input)).isEqualTo(2);
    assertThat(err.toString()).contains("kind");
  }

  private static String url(String user, String password, String databaseName) {
    String server = database.address().jdbcUrl().replaceFirst("jdbc:postgresql://([^/]*)/.*", "$1");
    return "postgresql://" + user + ":" + password + "@" + server + "/" + databaseName;
  }

  private static String url() {
    DatabaseAddress address = database.address();
    String name = address.jdbcUrl().replaceFirst(".*/", "");
    return url(address.user(), address.password(), name);
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void answersOnStandardOutputOrIntoAFile() {
    assertThat(run(url(), "nearest", "--input", input)).isZero();
    assertThat(out.toString()).contains("\"results\" : [ ]");
    Path answer = home.resolve("answer.json");
    assertThat(run(url(), "nearest", "--input", input, "--out", answer.toString())).isZero();
    assertThat(answer).content().contains("\"results\" : [ ]");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theWayByRoadIsAskedForInTheSameWay() throws IOException {
    Files.writeString(
        home.resolve("input.json"),
        NEAREST.replace("\"layers\"", "\"mode\": \"walk\", \"layers\""));
    assertThat(run(url(), "nearest", "--input", input)).isZero();
    assertThat(out.toString()).contains("No roads are stored; import them first");
  }

  @Test
  void anUnknownProcessIsToldBeforeTheInputIsRead() {
    assertThat(run(url(), "nearby", "--input", "no-such-file")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no such process")
        .contains("nearby — one of: radius-coverage, nearest")
        .doesNotContain("no-such-file");
  }

  @Test
  void inputThatIsNotJsonIsToldWithItsPlace() throws IOException {
    Files.writeString(Path.of(input), "{\n  'inputs'");
    assertThat(run(url(), "nearest", "--input", input)).isEqualTo(2);
    assertThat(err.toString()).contains("line 2, column 3").contains(input + " — JSON such as");
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws IOException {
    String port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = Integer.toString(free.getLocalPort());
    }
    assertThat(run("postgresql://ann:secret@127.0.0.1:" + port + "/map", "nearest")).isEqualTo(3);
    assertThat(err.toString())
        .contains("The database cannot be reached")
        .contains("postgresql://127.0.0.1:" + port + "/map: Connection to")
        .doesNotContain("jdbc:", "secret");
  }

  @Test
  void aHostThatNobodyKnowsIsSaid() {
    assertThat(run("postgresql://ann:secret@no.such.host.invalid/map", "nearest")).isEqualTo(3);
    assertThat(err.toString()).contains("no.such.host.invalid/map: unknown host");
  }

  @Test
  void aWrongPasswordIsSaid() {
    assertThat(run(url(database.address().user(), "wrong", "postgres"), "nearest")).isEqualTo(3);
    assertThat(err.toString())
        .contains("The database refuses the user or the password")
        .contains("password authentication failed")
        .doesNotContain("wrong@");
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    DatabaseAddress address = database.address();
    assertThat(run(url(address.user(), address.password(), "atlantis"), "nearest")).isEqualTo(3);
    assertThat(err.toString()).contains("The server has no such database").contains("atlantis");
  }

  @Test
  void anExtensionThatMayNotBeCreatedIsSaid() throws SQLException {
    execute("CREATE ROLE plain LOGIN PASSWORD 'plain'", "CREATE DATABASE bare OWNER plain");
    try {
      assertThat(run(url("plain", "plain", "bare"), "nearest")).isEqualTo(3);
      assertThat(err.toString())
          .contains("has no PostGIS extension and this account may not create it")
          .contains("CREATE EXTENSION postgis");
    } finally {
      execute("DROP DATABASE bare", "DROP ROLE plain");
    }
  }
}
