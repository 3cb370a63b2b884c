package luotu.bench;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import luotu.command.Terminal;
import luotu.model.Label;

/** What benchmarks say: results on standard output, progress on standard error. */
record Report(PrintWriter out, Terminal err) {
  /** A line of the results, in the person's language or in both. */
  void say(Label text) {
    new Terminal(out, err.language()).say(text);
  }

  /** What takes a while now. */
  void progress(Label text) {
    err.say(text);
  }

  void table(Table table) {
    out.println();
    table.lines().forEach(out::println);
    out.println();
    out.flush();
  }

  /**
   * A table of ours and its peers, and how many times as fast as the fastest peer ours is.
   *
   * @param size what was asked, such as {@code 5,000 points}
   * @param timings ours first, then at least one peer
   */
  void compare(String size, List<Timings> timings) {
    Table table =
        new Table(
            List.of("size", "who"), List.of("cold s", "warm s", "fastest s", "slowest s", "ratio"));
    double ours = timings.get(0).medianSeconds();
    for (Timings each : timings) {
      table.row(
          size,
          each.name(),
          seconds(each.coldSeconds()),
          seconds(each.medianSeconds()),
          seconds(each.fastestSeconds()),
          seconds(each.slowestSeconds()),
          times(each.medianSeconds() / ours));
    }
    table(table);
    Timings peer =
        timings.stream()
            .skip(1)
            .min(Comparator.comparingDouble(Timings::medianSeconds))
            .orElseThrow();
    String faster = times(peer.medianSeconds() / ours);
    say(
        new Label(
            size + "：速度是最快的对手（" + peer.name() + "）的 " + faster + " 倍",
            size + ": " + faster + " times as fast as the fastest peer (" + peer.name() + ")"));
  }

  /** Seconds, to the tenth of a millisecond. */
  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.4f", seconds);
  }

  /** How many times, to the hundredth. */
  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  /** A count, with commas. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
