package luotu.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Speaks to the person at the terminal.
 *
 * @param language of the person; empty when unknown: then both are spoken
 */
public record Terminal(PrintWriter err, Optional<Language> language) {
  private static final long LARGE_BYTES = 20_000_000;

  /** The language that a POSIX locale such as {@code zh_CN.UTF-8} names, if we speak it. */
  public static Optional<Language> languageOf(String locale) {
    String name = locale.toLowerCase(Locale.ROOT);
    return name.startsWith("zh") || name.startsWith("en")
        ? Optional.of(Language.of(name))
        : Optional.empty();
  }

  /** The root command, which knows how to speak. */
  public interface Owner {
    Terminal terminal();
  }

  /** The terminal of the program that a command belongs to. */
  static Terminal of(CommandSpec command) {
    return ((Owner) command.root().userObject()).terminal();
  }

  /** The text in the person's language, or both in one line. */
  String text(Label text) {
    return language.map(text::in).orElse(text.toString());
  }

  /** A line in the person's language, or one in each. */
  public void say(Label text) {
    languages().forEach(spoken -> err.println(text.in(spoken)));
    err.flush();
  }

  /** Says that a file is being opened when that may take a while. */
  void announce(Path file) {
    long bytes = file.toFile().length();
    if (bytes >= LARGE_BYTES) {
      String megabytes = "%,d MB".formatted(bytes / 1_000_000);
      say(
          new Label(
              "正在打开 " + file + "（" + megabytes + "）……",
              "Opening " + file + " (" + megabytes + ") ..."));
    }
  }

  /**
   * Says a refusal with all its faults.
   *
   * @return the exit code it stands for: 2 the call is wrong, 3 failed
   */
  public int refuse(Refusal refusal) {
    for (Language spoken : languages()) {
      err.println(new Label("错误：", "Error: ").in(spoken) + refusal.title().in(spoken));
      refusal.faults().forEach(fault -> err.println("  " + line(fault, spoken)));
    }
    err.flush();
    return switch (refusal.kind()) {
      case INVALID, NOT_FOUND, VERSION_NEEDED, TOO_LARGE, UNSUPPORTED -> 2;
      case CONFLICT, STALE, UNAVAILABLE -> 3;
    };
  }

  /** The person's language, or both. */
  List<Language> languages() {
    return language.map(List::of).orElse(List.of(Language.ZH, Language.EN));
  }

  private static String line(Fault fault, Language spoken) {
    String where = fault.field().isEmpty() ? "" : fault.field() + ": ";
    String found = fault.found().isEmpty() ? "" : fault.found() + " — ";
    return where + found + fault.expected().in(spoken);
  }
}
