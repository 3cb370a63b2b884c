package luotu.command;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import luotu.intake.ImportProgress;
import luotu.model.Label;

/** One line that counts while long work goes on, and is wiped when it ends. */
final class ProgressLine implements ImportProgress, AutoCloseable {
  private static final long SILENT_NANOSECONDS = 1_000_000_000;
  private static final long BETWEEN_NANOSECONDS = 300_000_000;

  private final Terminal terminal;
  private final PrintWriter err;
  private final LongSupplier nanoseconds;
  private final long begun;
  private long shownAt;
  private Label shownWords;

  /**
   * @param nanoseconds a clock
   */
  ProgressLine(Terminal terminal, LongSupplier nanoseconds) {
    this.terminal = terminal;
    this.err = terminal.err();
    this.nanoseconds = nanoseconds;
    this.begun = nanoseconds.getAsLong();
  }

  @Override
  public void at(Stage stage, long rows) {
    at(words(stage), rows);
  }

  /**
   * @param words what is being done
   * @param count how much of it is done so far
   */
  void at(Label words, long count) {
    long now = nanoseconds.getAsLong();
    boolean due = !words.equals(shownWords) || now - shownAt >= BETWEEN_NANOSECONDS;
    if (now - begun < SILENT_NANOSECONDS || !due) {
      return;
    }
    if (!words.equals(shownWords)) {
      wipe();
    }
    shownAt = now;
    shownWords = words;
    err.print("\r" + terminal.text(words) + String.format(" %,d  ", count));
    err.flush();
  }

  private static Label words(Stage stage) {
    return switch (stage) {
      case OPENING -> new Label("检查文件", "looking through");
      case MAKING -> new Label("模拟城市：生成要素", "simulated city: features made");
      case READING -> new Label("读取行", "rows read");
      case STORING -> new Label("写入行", "storing rows");
    };
  }

  @Override
  public void close() {
    wipe();
  }

  private void wipe() {
    if (shownWords != null) {
      err.print("\r" + " ".repeat(60) + "\r");
      err.flush();
    }
  }
}
