package luotu.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's answer goes: standard output, or a file that afterwards holds the whole answer
 * or is as it was before.
 */
final class AnswerFile {
  private final CommandSpec command;
  private final String out;
  private final Optional<Path> file;

  private AnswerFile(CommandSpec command, String out, Optional<Path> file) {
    this.command = command;
    this.out = out;
    this.file = file;
  }

  /**
   * Looks, before anything is computed, whether the place exists.
   *
   * @param out what {@code --out} says: a file, or {@code -} for standard output
   * @throws Refusal {@code unwritable-file}
   */
  static AnswerFile of(CommandSpec command, String out) {
    if (out.equals("-")) {
      return new AnswerFile(command, out, Optional.empty());
    }
    try {
      Path given = Path.of(out).toAbsolutePath();
      // Through a link: the file it leads to is replaced, not the link.
      Path file = Files.exists(given) ? given.toRealPath() : given;
      if (out.isBlank() || Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
        throw unwritable(out, null);
      }
      return new AnswerFile(command, out, Optional.of(file));
    } catch (InvalidPathException | IOException noSuchPlace) {
      throw unwritable(out, noSuchPlace);
    }
  }

  /**
   * @param text with its line ends; written in UTF-8
   * @throws Refusal {@code unwritable-file}
   */
  void write(String text) {
    if (file.isEmpty()) {
      PrintWriter console = command.commandLine().getOut();
      console.print(text);
      console.flush();
      return;
    }
    try {
      replace(file.get(), text);
    } catch (IOException error) {
      throw unwritable(out, error);
    }
  }

  /** JSON to be read by people too. */
  static String json(JsonNode answer) {
    return answer.toPrettyString() + System.lineSeparator();
  }

  private static void replace(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or a device is written to, never replaced.
      Files.writeString(file, text, StandardOpenOption.WRITE);
      return;
    }
    Path part =
        file.resolveSibling(
            ".%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Refusal unwritable(String out, Exception cause) {
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "unwritable-file",
        new Label("写不了结果文件", "The answer cannot be written"),
        List.of(Fault.of("--out", out, "可以写入的文件，或 -", "a file that can be written, or -")),
        cause);
  }
}
