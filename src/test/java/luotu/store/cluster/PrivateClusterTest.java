package luotu.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One cluster is made for each test; they are real ones. */
class PrivateClusterTest {
  private final Path parent = makeParent();
  private final Path home = parent.resolve("我的 家");

  /** Open to all: as root PostgreSQL runs as another user. */
  private static Path makeParent() {
    try {
      Path directory = Files.createTempDirectory("luotu cluster");
      return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void removeAll() throws IOException {
    List<Path> homes;
    try (Stream<Path> children = Files.list(parent)) {
      homes = children.toList();
    }
    for (Path each : homes) {
      HomeUse.stopAll(each);
      Path location = each.resolve("database.location");
      if (Files.exists(location)) {
        delete(Path.of(Files.readString(location)));
      }
    }
    delete(parent);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void tell(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean answers(DatabaseAddress address) {
    try {
      return ask(address, "SELECT 'yes'").equals("yes");
    } catch (SQLException e) {
      return false;
    }
  }

  private long postmaster() throws IOException {
    Path directory = new ClusterDirectory(home.toRealPath()).find().orElseThrow();
    return Long.parseLong(
        Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0).strip());
  }

  private static void killAndWait(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  /** Another Java process with the home open; it has said so when this returns. */
  private Process otherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Occupant.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).startsWith("open ");
    return process;
  }

  /** Opens the home of its argument and closes it when its input ends. */
  static final class Occupant {
    public static void main(String[] arguments) throws IOException {
      try (PrivateCluster cluster = PrivateCluster.open(Path.of(arguments[0]))) {
        System.out.println("open " + cluster.address());
        while (System.in.read() >= 0) {
          continue;
        }
      }
    }
  }

  @Test
  void isUtf8WithPostgisOnLoopbackAndKeepsItsData() throws Exception {
    DatabaseAddress first;
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      first = cluster.address();
      assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThat(ask(first, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(first, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(first, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(first, "SHOW dynamic_shared_memory_type")).isEqualTo("mmap");
      assertThat(ask(first, "SELECT upper('é')")).isEqualTo("É");
      assertThat(ask(first, "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'"))
          .isEqualTo("1");
      tell(first, "CREATE TABLE kept AS SELECT '重庆' AS name");
    }
    assertThat(answers(first)).isFalse();
    try (PrivateCluster again = PrivateCluster.open(home)) {
      assertThat(again.address()).isEqualTo(first);
      assertThat(ask(again.address(), "SELECT name FROM kept")).isEqualTo("重庆");
    }
  }

  @Test
  void asksForItsPasswordAndKeepsItToItself() throws Exception {
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      DatabaseAddress right = cluster.address();
      assertThat(right.password()).hasSizeGreaterThanOrEqualTo(32);
      assertThat(answers(new DatabaseAddress(right.jdbcUrl(), right.user(), "wrong"))).isFalse();
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("database.password"))))
          .isEqualTo("rw-------");
      try (Stream<Path> files = Files.walk(home)) {
        assertThat(files.filter(f -> f.endsWith("initdb.password"))).isEmpty();
      }
    }
  }

  @Test
  void theLastToLeaveStopsIt() throws Exception {
    PrivateCluster first = PrivateCluster.open(home);
    PrivateCluster second = PrivateCluster.open(home);
    Process third = otherProcess();
    assertThat(second.address()).isEqualTo(first.address());
    first.close();
    first.close();
    assertThat(answers(second.address())).isTrue();
    second.close();
    assertThat(answers(second.address())).isTrue();
    third.getOutputStream().close();
    assertThat(third.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(third.exitValue()).isZero();
    assertThat(answers(second.address())).isFalse();
  }

  @Test
  void adoptsWhatAKilledProcessLeft() throws Exception {
    Process killed = otherProcess();
    long server = postmaster();
    killAndWait(killed.toHandle());
    DatabaseAddress address;
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      address = cluster.address();
      assertThat(postmaster()).isEqualTo(server);
      assertThat(answers(address)).isTrue();
    }
    assertThat(answers(address)).isFalse();
  }

  @Test
  void stopEndsProcessesAndCluster() throws Exception {
    Process other = otherProcess();
    ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
    HomeUse.Stopped stopped = HomeUse.stopAll(home);
    assertThat(stopped.processes()).containsExactly(other.pid());
    assertThat(other.isAlive()).isFalse();
    server.onExit().get(10, TimeUnit.SECONDS);
    assertThat(HomeUse.stopAll(home).anything()).isFalse();
  }

  @Test
  void stopLeavesAProcessAloneThatOnlyHasTheNumber() throws Exception {
    Files.createDirectories(home.resolve("run"));
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.createFile(home.resolve("run").resolve(Long.toString(stranger.pid())));
    assertThat(HomeUse.stopAll(home).processes()).isEmpty();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroy();
  }

  @Test
  void recoversWhenPostgresqlWasKilled() throws Exception {
    PrivateCluster broken = PrivateCluster.open(home);
    tell(broken.address(), "CREATE TABLE kept AS SELECT 7 AS number");
    killAndWait(ProcessHandle.of(postmaster()).orElseThrow());
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      assertThat(ask(cluster.address(), "SELECT number FROM kept")).isEqualTo("7");
    }
    broken.close();
  }

  @Test
  void isStartedAgainWhileItIsOpen() throws Exception {
    DatabaseAddress address;
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      address = cluster.address();
      tell(address, "CREATE TABLE kept AS SELECT 7 AS number");
      killAndWait(ProcessHandle.of(postmaster()).orElseThrow());
      Instant deadline = Instant.now().plusSeconds(60);
      while (!answers(address) && Instant.now().isBefore(deadline)) {
        Pause.briefly();
      }
      assertThat(ask(address, "SELECT number FROM kept")).isEqualTo("7");
    }
    assertThat(answers(address)).isFalse();
  }

  @Test
  void startsThoughItsOldNumberIsNowAnotherProcess() throws Exception {
    PrivateCluster.open(home).close();
    Path data = new ClusterDirectory(home.toRealPath()).find().orElseThrow().resolve("data");
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.writeString(
        data.resolve("postmaster.pid"),
        stranger.pid() + "\n" + data + "\n1\n5432\n\n127.0.0.1\n0 0\nready   \n");
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      assertThat(answers(cluster.address())).isTrue();
    }
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroy();
  }

  @Test
  void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
    PrivateCluster before = PrivateCluster.open(home);
    int port = java.net.URI.create(before.address().jdbcUrl().substring(5)).getPort();
    before.close();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        PrivateCluster cluster = PrivateCluster.open(home)) {
      assertThat(cluster.address().jdbcUrl()).doesNotContain(":" + taken.getLocalPort() + "/");
      assertThat(answers(cluster.address())).isTrue();
    }
  }

  @Test
  void twoHomesNeverMeetEvenWhenOneIsACopy() throws Exception {
    try (PrivateCluster one = PrivateCluster.open(home)) {
      tell(one.address(), "CREATE TABLE mine AS SELECT 1");
      Path other = parent.resolve("another");
      try (PrivateCluster two = PrivateCluster.open(other)) {
        assertThat(two.address().jdbcUrl()).isNotEqualTo(one.address().jdbcUrl());
        assertThat(ask(two.address(), "SELECT to_regclass('mine') IS NULL")).isEqualTo("t");
      }
      assertThat(answers(one.address())).isTrue();
    }
  }

  @Test
  void aHomeThatIsClosedToPostgresqlHasItsDataElsewhereAndACopyIsRefused() throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
    try (PrivateCluster cluster = PrivateCluster.open(home)) {
      assertThat(answers(cluster.address())).isTrue();
      boolean elsewhere = Files.exists(home.resolve("database.location"));
      assertThat(elsewhere).isEqualTo(SystemAccount.forNewData().other().isPresent());
      if (elsewhere) {
        Path copy = Files.createDirectory(parent.resolve("copy"));
        Path copied = copy.resolve("database.location");
        Files.copy(home.resolve("database.location"), copied);
        assertThatThrownBy(() -> PrivateCluster.open(copy))
            .isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("foreign-database"));
        Files.delete(copied);
      }
    }
  }

  @Test
  void aHomeThatCannotBeMadeIsRefusedWithItsName() throws Exception {
    Files.writeString(home, "a file");
    assertThatThrownBy(() -> PrivateCluster.open(home.resolve("inside")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("home-unusable");
              assertThat(refusal.faults().get(0).found()).contains("我的 家");
            });
    Files.delete(home);
  }
}
