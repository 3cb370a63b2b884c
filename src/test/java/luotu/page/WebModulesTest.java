package luotu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The browser's modules that need no browser, in Node's own test runner. */
class WebModulesTest {
  @Test
  void allPass() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (var files = Files.list(Path.of("src/test/web"))) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".mjs"))
          .sorted()
          .forEach(command::add);
    }
    Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
    assertThat(said).containsPattern("pass [1-9]");
  }
}
