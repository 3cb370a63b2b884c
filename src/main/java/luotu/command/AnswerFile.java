package luotu.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.report.Form;
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
    write(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param content writes UTF-8 where the answer goes to standard output
   * @throws Refusal {@code unwritable-file}
   */
  void write(Content content) {
    try {
      if (file.isPresent()) {
        replace(file.get(), content);
        return;
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      content.writeTo(text);
      PrintWriter console = command.commandLine().getOut();
      console.print(text.toString(StandardCharsets.UTF_8));
      console.flush();
    } catch (IOException error) {
      throw unwritable(out, error);
    } catch (UncheckedIOException error) {
      throw unwritable(out, error.getCause());
    }
  }

  /** What is written, in pieces. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** JSON to be read by people too. */
  static String json(JsonNode answer) {
    return answer.toPrettyString() + System.lineSeparator();
  }

  private static void replace(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or a device is written to, never replaced.
      write(file, content, StandardOpenOption.WRITE);
      return;
    }
    Path part =
        file.resolveSibling(
            ".%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      write(
          part,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path file, Content content, OpenOption... options) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file, options))) {
      content.writeTo(stream);
    }
  }

  /**
   * The form a report is written in: as asked, or as the name of the file ends.
   *
   * @param asked what {@code --format} says; null when it says nothing
   * @throws Refusal {@code unknown-form} when neither says it, {@code file-needed} when a form that
   *     is no text is to go to standard output
   */
  Form form(String asked) {
    Form form =
        (asked == null ? Form.ofFile(out) : Form.find(asked))
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "unknown-form",
                        "不知道要写成哪种格式",
                        "It is not said which form to write",
                        new Fault(
                            "--format", Objects.toString(asked, ""), Label.oneOf(Form.ids()))));
    if (file.isEmpty() && !form.isText()) {
      throw Refusal.invalid(
          "file-needed",
          "这种格式要写到文件",
          "This form is written to a file",
          Fault.of(
              "--out", out, "文件名，如 report." + form.id(), "a file such as report." + form.id()));
    }
    return form;
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
