package luotu.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import luotu.store.cluster.HomeUse;

/** The log of a home, {@code log/luotu.log}. Several processes may write it at once. */
public final class LogFile {
  private static final long LARGEST_BYTES = 10_000_000;

  private LogFile() {}

  public static Path of(Path home) {
    return home.resolve("log").resolve("luotu.log");
  }

  /**
   * Sends everything that is logged in this process to the home's log: slf4j-simple writes to what
   * {@link System#err} is at the moment. A large log is put aside as {@code luotu.log.old} first.
   *
   * @throws luotu.model.Refusal {@code home-unusable}
   */
  public static void begin(Path home) {
    Path file = of(home);
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > LARGEST_BYTES) {
        Files.move(file, file.resolveSibling("luotu.log.old"), StandardCopyOption.REPLACE_EXISTING);
      }
      System.setErr(
          new PrintStream(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              true,
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw HomeUse.unusable(home, e);
    }
  }
}
