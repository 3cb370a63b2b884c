package luotu.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import luotu.command.Terminal;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;

/** {@code ./luotu bench}: runs the benchmarks that are named, or all. */
public final class Bench {
  /** All there are, in the order of running. */
  private static final List<Benchmark> ALL =
      List.of(
          new Radius(),
          new ServiceAreaBenchmark(),
          new NearestByRoad(),
          new IncidentBenchmark(),
          new GapReportBenchmark(),
          new Sweeps(),
          new Isochrones());

  private static final int FAILED = 3;

  private final List<Benchmark> benchmarks;
  private final Report report;
  private final AtomicBoolean isEnding = new AtomicBoolean();

  /**
   * @param out for results
   * @param err speaks to the person
   */
  Bench(List<Benchmark> benchmarks, PrintWriter out, Terminal err) {
    this.benchmarks = benchmarks;
    this.report = new Report(out, err);
  }

  public static void main(String[] arguments) {
    // On Ctrl-C the pool would tell of every connection that goes with the database.
    System.setProperty("org.slf4j.simpleLogger.log.com.zaxxer.hikari", "error");
    Optional<Language> language = Terminal.languageOf(System.getProperty("luotu.locale", ""));
    Bench bench =
        new Bench(
            ALL,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintWriter(System.err, true, StandardCharsets.UTF_8), language));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> bench.isEnding.set(true)));
    System.exit(bench.run(arguments));
  }

  /**
   * @return the exit code: 0 done, 2 the call is wrong, 3 failed, also by a wrong answer
   */
  int run(String... arguments) {
    if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
      help();
      return 0;
    }
    try {
      List<Benchmark> chosen = choose(arguments);
      report.say(Label.same(Machine.ofThisProcess()));
      for (Benchmark benchmark : chosen) {
        report.say(
            new Label(
                benchmark.name() + "：" + benchmark.title().zh(),
                benchmark.name() + ": " + benchmark.title().en()));
        benchmark.run(report);
      }
      return 0;
    } catch (Refusal refusal) {
      return isEnding.get() ? FAILED : report.err().refuse(refusal);
    } catch (Exception failed) {
      // Told to end, the database goes first: what fails then is no news.
      if (!isEnding.get()) {
        failed.printStackTrace(report.err().err());
      }
      return FAILED;
    }
  }

  private List<Benchmark> choose(String... names) {
    List<Fault> faults = new ArrayList<>();
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : names) {
      benchmarks.stream()
          .filter(benchmark -> benchmark.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              chosen::add,
              () ->
                  faults.add(
                      new Fault(
                          "NAME",
                          name,
                          Label.oneOf(benchmarks.stream().map(Benchmark::name).toList()))));
    }
    if (!faults.isEmpty()) {
      throw Refusal.invalid("unknown-benchmark", "没有这个性能测试", "There is no such benchmark", faults);
    }
    return names.length == 0 ? benchmarks : chosen.stream().distinct().toList();
  }

  private void help() {
    report.say(
        new Label(
            "用法：luotu bench [名称...]   与同类工具轮流计时并核对答案；不写名称就全部运行。需要几分钟，用临时数据库，用后删除",
            "Usage: luotu bench [NAME...]   times us and our peers in turn and compares the answers;"
                + " without a name all of them. Takes minutes; uses a database of its own, removed"
                + " at the end"));
    for (Benchmark benchmark : benchmarks) {
      Label title = benchmark.title();
      report.say(
          new Label(
              "  " + benchmark.name() + "  " + title.zh(),
              "  " + benchmark.name() + "  " + title.en()));
    }
  }
}
