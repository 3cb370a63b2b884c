package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code luotu} in a copy of the checkout with spaces and Chinese in its path, called
 * through a symbolic link, without a UTF-8 locale.
 *
 * <p>Where only the script is in question, a stand-in for Maven counts its calls and packs what is
 * compiled already.
 */
class LauncherTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final String BUILT = "Built.";

  @TempDir private Path directory;
  private Path checkout;
  private Path link;
  private Path tools;

  private record Outcome(int exitCode, String out, String err) {}

  @BeforeEach
  void copyCheckout() throws IOException {
    checkout = Files.createDirectories(directory.resolve("罗图 checkout"));
    for (String name : List.of("luotu", "pom.xml", "src/main", "data", "sql", "target/lib")) {
      copy(HERE.resolve(name), checkout.resolve(name));
    }
    link = Files.createSymbolicLink(directory.resolve("命令 link"), checkout.resolve("luotu"));
    tools = Files.createDirectory(directory.resolve("tools"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void standInFor(String program, String... deeds) throws IOException {
    Path file = tools.resolve(program);
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh -e"));
    lines.addAll(List.of(deeds));
    Files.write(file, lines);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void standInForMaven(String... deeds) throws IOException {
    List<String> lines = new ArrayList<>(List.of("echo called >>\"$CALLS\""));
    lines.addAll(List.of(deeds));
    standInFor("mvn", lines.toArray(String[]::new));
  }

  /** A machine on which nothing is installed, and what comes of installing it. */
  private void standInForDebian(String... deeds) throws IOException {
    standInFor("sudo", "while [ \"${1#-}\" != \"$1\" ]; do shift; done", "exec \"$@\"");
    standInFor("dpkg-query", "echo not-installed");
    standInFor("apt-get", deeds);
  }

  private void standInForMaven() throws IOException {
    standInForMaven(
        "jar --create --file \""
            + checkout
            + "/target/luotu.jar\" -C '"
            + HERE
            + "/target/classes' .");
  }

  private long callsOfMaven() throws IOException {
    Path calls = directory.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("CALLS", directory.resolve("calls").toString());
    builder.environment().put("LANG", "en_US");
    builder.environment().put("LC_ALL", "");
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN"));
    return builder.start();
  }

  private static Outcome await(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes());
    String err = new String(process.getErrorStream().readAllBytes());
    return new Outcome(process.waitFor(), out, err);
  }

  private Outcome luotu(String... arguments) throws Exception {
    return await(start(arguments));
  }

  @Test
  void buildsWithMavenAndKeepsStandardOutputForResults() throws Exception {
    Outcome first = luotu("--version");
    assertThat(first.err()).contains("building").contains(BUILT);
    assertThat(first.out()).matches("Luotu \\d+\\.\\d+\\.\\d+\\R");
    assertThat(first.exitCode()).isZero();
  }

  @Test
  void buildsOnlyWhatChanged() throws Exception {
    standInForMaven();
    assertThat(luotu("--version").exitCode()).isZero();
    Outcome second = luotu("--version");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).startsWith("Luotu ");
    assertThat(callsOfMaven()).isEqualTo(1);
    Files.setLastModifiedTime(
        checkout.resolve("src/main/java/luotu/Main.java"),
        FileTime.from(Instant.now().plusSeconds(2)));
    luotu("--version");
    assertThat(callsOfMaven()).isEqualTo(2);
  }

  @Test
  void noticesASourceThatWasDeleted() throws Exception {
    standInForMaven();
    luotu("--version");
    ageOfBuild(Instant.now().plusSeconds(60));
    assertThat(luotu("--version").err()).isEmpty();
    ageOfBuild(Instant.now().minusSeconds(60));
    ageOfSources(Instant.now().minusSeconds(120));
    assertThat(luotu("--version").err()).isEmpty();
    Files.delete(checkout.resolve("src/main/java/luotu/Main.java"));
    assertThat(luotu("--version").err()).contains(BUILT);
  }

  private void ageOfBuild(Instant time) throws IOException {
    Files.setLastModifiedTime(checkout.resolve("target/built"), FileTime.from(time));
  }

  private void ageOfSources(Instant time) throws IOException {
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), FileTime.from(time));
    try (Stream<Path> sources = Files.walk(checkout.resolve("src/main"))) {
      sources.forEach(
          path -> {
            try {
              Files.setLastModifiedTime(path, FileTime.from(time));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    standInForMaven(
        "sleep 1",
        "jar --create --file \""
            + checkout
            + "/target/luotu.jar\" -C '"
            + HERE
            + "/target/classes' .");
    Process one = start("--version");
    Process two = start("--version");
    Outcome first = await(one);
    Outcome second = await(two);
    assertThat(callsOfMaven()).isEqualTo(1);
    assertThat(first.out()).startsWith("Luotu ");
    assertThat(second.out()).startsWith("Luotu ");
    assertThat(first.err() + second.err()).containsOnlyOnce(BUILT);
  }

  @Test
  void benchBuildsTheTestsAndRunsFromThem() throws Exception {
    standInForMaven(
        "cp -r '"
            + HERE
            + "/target/classes' '"
            + HERE
            + "/target/test-classes' '"
            + checkout
            + "/target'",
        "cp '" + HERE + "/target/test-libraries' '" + checkout + "/target'");
    Outcome first = luotu("bench", "nothing");
    assertThat(first.err()).contains(BUILT, "There is no such benchmark", "radius");
    assertThat(first.out()).isEmpty();
    assertThat(first.exitCode()).isEqualTo(2);
    Outcome help = luotu("bench", "--help");
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: luotu bench");
    assertThat(help.exitCode()).isZero();
    assertThat(callsOfMaven()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsShowsWhyAndIsTriedAgain() throws Exception {
    standInForMaven("echo 'Main.java: ; expected'", "exit 1");
    Outcome failed = luotu("--version");
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("Main.java: ; expected").contains("The build failed");
    standInForMaven();
    assertThat(luotu("--version").exitCode()).isZero();
  }

  @Test
  void givesFileNamesOnAsTheyAre() throws Exception {
    standInForMaven();
    Files.createFile(directory.resolve("文件 file"));
    Outcome stop = luotu("stop", "--home", "文件 file/home");
    assertThat(stop.exitCode()).isEqualTo(3);
    assertThat(stop.err()).contains(directory.resolve("文件 file").toString());
  }

  @Test
  void installingSaysWhatAndWhyInALine() throws Exception {
    standInForMaven("echo tested");
    standInForDebian("echo Unpacking", "echo 'debconf: delaying' >&2");
    Outcome test = luotu("test");
    assertThat(test.err())
        .matches(
            "Will install postgresql-\\d+-pgrouting: .*\\RWill install chromium .*: .*\\R"
                + "Will install libreoffice-calc-nogui .*: .*\\R");
    assertThat(test.out()).isEqualTo("tested\n");
  }

  @Test
  void installingThatFailsShowsWhatTheInstallerSaid() throws Exception {
    standInForMaven();
    standInForDebian("echo 'E: Unable to locate' >&2", "exit 100");
    Outcome test = luotu("test");
    assertThat(test.exitCode()).isEqualTo(2);
    assertThat(test.err()).contains("E: Unable to locate").contains("failed, see above");
    assertThat(callsOfMaven()).isZero();
  }

  @Test
  void testHasHelpAndInstallsNothingForIt() throws Exception {
    standInForDebian("exit 100");
    Outcome help = luotu("test", "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: luotu test");
    assertThat(help.err()).isEmpty();
  }
}
