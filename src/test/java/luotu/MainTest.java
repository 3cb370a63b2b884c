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
import java.util.Optional;
import luotu.model.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  /** A text with a Chinese character in it. */
  private static final String CHINESE = "(?s).*\\p{IsHan}.*";

  @TempDir private Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final PrintStream errBefore = System.err;

  @AfterEach
  void giveStandardErrorBack() {
    System.setErr(errBefore);
  }

  private int run(Optional<Language> language, String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), language, arguments);
  }

  private int run(String... arguments) {
    return run(Optional.of(Language.EN), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "stop --help",
        "import-osm --help",
        "city --help",
        "--port 7071 --help"
      })
  void helpSpeaksTheLanguageOfTheUser(String call) {
    assertThat(run(call.split(" "))).isZero();
    assertThat(out.toString()).startsWith("Usage: luotu").contains("--help").doesNotMatch(CHINESE);
    out.getBuffer().setLength(0);
    assertThat(run(Optional.of(Language.ZH), call.split(" "))).isZero();
    assertThat(out.toString()).startsWith("用法: luotu").doesNotContain("Options", "show how");
    out.getBuffer().setLength(0);
    assertThat(run(Optional.empty(), call.split(" "))).isZero();
    assertThat(out.toString()).contains("用法 / Usage: luotu", "显示用法", "show how to use it");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(run("help")).isZero();
    assertThat(out.toString())
        .contains(
            "serve ",
            "import ",
            "import-osm ",
            "city ",
            "run ",
            "report ",
            "stop ",
            "data/catalog/osm.yaml");
  }

  @Test
  void whatIsWrongWithAnOptionIsSaidInTheLanguageOfTheUser() {
    run(Optional.of(Language.ZH), "serve", "--port", "abc");
    run(Optional.of(Language.ZH), "serve", "--city", "atlantis");
    run(Optional.of(Language.ZH), "city", "--scale", "continent");
    run(Optional.of(Language.ZH), "city", "--scale", "city", "--seed", "1.5");
    run(Optional.of(Language.ZH), "city");
    run(Optional.of(Language.ZH), "import");
    run(Optional.of(Language.ZH), "stop", "--home", "a", "--home", "b");
    assertThat(err.toString())
        .contains("--port: abc — 一个整数")
        .contains("--city: atlantis — 其中之一：demo, none")
        .contains("--scale: continent — 其中之一：district, city")
        .contains("--seed: 1.5 — 一个整数")
        .contains("--scale: 必须给出")
        .contains("--layer, FILE: 必须给出")
        .contains("--home: 只能写一次");
  }

  @Test
  void anEmptyHomeIsNotTheDirectoryOneIsIn() {
    assertThat(run("stop", "--home", "")).isEqualTo(2);
    assertThat(err.toString()).contains("--home: a directory");
  }

  @Test
  void knowsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Luotu ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "--fly",
        "serve --port",
        "serve --port abc",
        "serve --port -1",
        "serve --port 65536",
        "serve --city atlantis",
        "city --scale",
        "city --scale continent",
        "city --scale district --seed x",
        "city --scale district --seed 9223372036854775808",
        "serve --host 0.0.0.0",
        "--host ::",
        "serve --host no.such.host.invalid",
        "import-osm no-such-file.osm",
        "import-osm pom.xml",
        "import-osm x.osm --zones high",
      })
  void aWrongCallNamesWhatIsWrongAndStartsNothing(String call) {
    String[] words = call.split(" ");
    assertThat(run(withHome(words))).isEqualTo(2);
    assertThat(err.toString()).contains(words[words.length - 1]).doesNotContain("\tat ");
    assertThat(home.resolve("database")).doesNotExist();
  }

  private String[] withHome(String... words) {
    if (words[0].equals("fly") || words[words.length - 1].matches("--port|--scale")) {
      return words;
    }
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--home";
    all[words.length + 1] = home.toString();
    return all;
  }

  @Test
  void refusesAnAddressOthersCanReachWithTheReason() {
    assertThat(run(Optional.empty(), withHome("--host", "0.0.0.0"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("还没有账号管理")
        .contains("There are no accounts yet")
        .contains("--insecure");
  }

  @Test
  void speaksTheLanguageOfTheUserOnly() {
    run(Optional.of(Language.ZH), "fly");
    assertThat(err.toString()).contains("没有这样的命令").doesNotContain("no such command");
  }

  @Test
  void aTakenPortIsToldAtOnce() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(run(withHome("--port", port))).isEqualTo(3);
      assertThat(err.toString()).contains(port).contains("--port 7071");
      assertThat(home.resolve("database")).doesNotExist();
    }
  }

  @Test
  void aDatabaseThatIsNoneIsAWrongCallAndItsPasswordIsNotShown() {
    assertThat(run(withHome("--port", "0", "--database", "mysql://ann:secret@db/map")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("postgresql://user:password@").doesNotContain("secret");
  }

  @Test
  void aHomeThatCannotBeWrittenFails() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThat(run("stop", "--home", file.resolve("inside").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("--home").contains("file").doesNotContain("Exception");
  }

  @Test
  void theUnforeseenIsOneLineAndItsTraceIsInTheLog() throws IOException {
    Files.writeString(home.resolve("database.location"), "\0");
    assertThat(run("stop", "--home", home.toString())).isEqualTo(3);
    assertThat(err.toString().strip().lines()).hasSize(1);
    Path log = home.resolve("log/luotu.log");
    assertThat(err.toString()).contains(log.toString());
    assertThat(log).content().contains("InvalidPathException").contains("\tat luotu.store.cluster");
  }

  @Test
  void stoppingWhereNothingRunsIsDone() {
    assertThat(run("stop", "--home", home.resolve("none").toString())).isZero();
    assertThat(out.toString()).contains("Nothing was running");
  }
}
