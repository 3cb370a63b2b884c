package luotu.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program as a process of its own, as its users run it. */
class ServeCommandTest {
  private static final String READY = "Luotu is ready: ";

  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createTempDirectory("罗图 home");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removeHome() throws Exception {
    assertThat(luotu("stop").waitFor(60, TimeUnit.SECONDS)).isTrue();
    try (Stream<Path> inside = Files.walk(home)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Process luotu(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-Dluotu.root=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "luotu.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LUOTU_HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits until it can answer. */
  private static URI ready(Process server) throws IOException {
    BufferedReader output = server.inputReader();
    String line = output.readLine();
    assertThat(line).startsWith(READY);
    return URI.create(line.substring(READY.length()));
  }

  private static int status(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private ProcessHandle postmaster() throws IOException {
    Path file = home.resolve("database/data/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip())).orElseThrow();
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void servesUntilItIsToldToEndAndLeavesNothing() throws Exception {
    Process server = luotu("--port", "0", "--city", "none");
    URI address = ready(server);
    assertThat(address.getHost()).isEqualTo("127.0.0.1");
    assertThat(status(address)).isLessThan(500);
    ProcessHandle database = postmaster();
    server.destroy();
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertEnds(database);
    Assertions.assertThatThrownBy(() -> status(address)).isInstanceOf(ConnectException.class);
    try (Stream<Path> files = Files.list(home.resolve("run"))) {
      assertThat(files).containsExactly(home.resolve("run/gate"));
    }
  }

  @Test
  void stopEndsServerAndDatabaseAndWhatAKilledServerLeft() throws Exception {
    Process killed = luotu("--port", "0", "--city", "none");
    ready(killed);
    killed.destroyForcibly();
    ProcessHandle database = postmaster();
    Process server = luotu("serve", "--port", "0", "--city", "none");
    ready(server);
    assertThat(postmaster()).isEqualTo(database);
    Process stop = luotu("stop");
    assertThat(stop.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(stop.exitValue()).isZero();
    assertThat(server.isAlive()).isFalse();
    assertEnds(database);
  }
}
