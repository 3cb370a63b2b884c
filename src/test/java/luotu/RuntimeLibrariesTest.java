package luotu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What ships in target/lib. */
class RuntimeLibrariesTest {
  private static List<Path> jars() throws IOException {
    try (var files = Files.list(Path.of("target/lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  @Test
  void everyClassIsThereOnce() throws IOException {
    Map<String, Path> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
            .filter(
                name -> !name.endsWith("module-info.class") && !name.endsWith("package-info.class"))
            .forEach(
                name -> {
                  Path first = seen.putIfAbsent(name, jar);
                  if (first != null) {
                    twice.add(name + " in " + first.getFileName() + " and " + jar.getFileName());
                  }
                });
      }
    }
    assertThat(seen).hasSizeGreaterThan(10_000);
    assertThat(twice).isEmpty();
  }

  @Test
  void nothingThatOnlyTestsNeedShips() throws IOException {
    assertThat(jars())
        .extracting(jar -> jar.getFileName().toString())
        .noneMatch(
            name ->
                name.matches(
                    "(junit|assertj|jqwik|archunit|selenium|opentest4j|graphhopper|hppc|osmosis).*"));
  }
}
