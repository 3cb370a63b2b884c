package luotu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import luotu.command.Terminal;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;

class BenchTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> calls = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final Race race = new Race(2, clock::get);

  /** Writes itself down; its first call takes a second longer than the others. */
  private Contestant contestant(String name, long seconds) {
    return new Contestant(
        name,
        () -> {
          clock.addAndGet((calls.contains(name) ? seconds : seconds + 1) * SECOND);
          calls.add(name);
        });
  }

  private record Named(String name, Contestant.Work work) implements Benchmark {
    @Override
    public Label title() {
      return new Label("测试 " + name, "about " + name);
    }

    @Override
    public void run(Report report) throws Exception {
      work.run();
    }
  }

  private int bench(Optional<Language> language, String... arguments) {
    List<Benchmark> benchmarks =
        List.of(
            new Named("one", () -> calls.add("one")),
            new Named("two", () -> calls.add("two")),
            new Named(
                "wrong",
                () -> {
                  throw new Refusal(Refusal.Kind.CONFLICT, "wrong-answer", Label.same("differs"));
                }),
            new Named(
                "broken",
                () -> {
                  throw new java.sql.SQLException("gone");
                }));
    Terminal terminal = new Terminal(new PrintWriter(err, true), language);
    return new Bench(benchmarks, new PrintWriter(out, true), terminal).run(arguments);
  }

  @Test
  void runsInTurnAfterWarmingUp() throws Exception {
    List<Timings> timings =
        race.run(List.of(contestant("a", 1), contestant("b", 5)), () -> calls.add("check"));
    assertThat(calls)
        .containsExactly("a", "b", "check", "a", "a", "a", "b", "b", "a", "b", "a", "b");
    assertThat(timings)
        .containsExactly(
            new Timings("a", 2, List.of(1.0, 1.0)), new Timings("b", 6, List.of(5.0, 5.0)));
  }

  @Test
  void aWrongAnswerIsNotTimed() {
    Refusal wrong = Refusal.invalid("wrong-answer", "", "");
    assertThatThrownBy(
            () ->
                race.run(
                    List.of(contestant("a", 1)),
                    () -> {
                      throw wrong;
                    }))
        .isSameAs(wrong);
    assertThat(calls).containsExactly("a");
  }

  @Test
  void theMedianIsTheMiddleOne() {
    Timings odd = new Timings("", 9, List.of(5.0, 1.0, 2.0));
    assertThat(odd.medianSeconds()).isEqualTo(2);
    assertThat(odd.fastestSeconds()).isEqualTo(1);
    assertThat(odd.slowestSeconds()).isEqualTo(5);
    assertThat(new Timings("", 9, List.of(8.0, 1.0, 4.0, 2.0)).medianSeconds()).isEqualTo(3);
  }

  @Test
  void showsOursBesideTheFastestPeer() {
    new Report(new PrintWriter(out), new Terminal(new PrintWriter(err), Optional.empty()))
        .compare(
            "5,000 points",
            List.of(
                new Timings("luotu", 1.5, List.of(0.25, 0.125, 0.5)),
                new Timings("slow", 20, List.of(10.0)),
                new Timings("fast", 2, List.of(1.0))));
    assertThat(out)
        .hasToString(
            """

            size          who     cold s   warm s  fastest s  slowest s  ratio
            5,000 points  luotu   1.5000   0.2500     0.1250     0.5000   1.00
            5,000 points  slow   20.0000  10.0000    10.0000    10.0000  40.00
            5,000 points  fast    2.0000   1.0000     1.0000     1.0000   4.00

            5,000 points：速度是最快的对手（fast）的 4.00 倍
            5,000 points: 4.00 times as fast as the fastest peer (fast)
            """);
  }

  @Test
  void runsThoseThatAreNamedOrAll() {
    assertThat(bench(Optional.of(Language.EN), "two", "one", "two")).isZero();
    assertThat(calls).containsExactly("two", "one");
    assertThat(out.toString()).contains("cores", "two: about two").doesNotContain("测试");
    assertThat(bench(Optional.of(Language.EN))).isEqualTo(3);
    assertThat(calls).containsExactly("two", "one", "one", "two");
  }

  @Test
  void anUnknownNameRunsNothingAndListsTheKnown() {
    assertThat(bench(Optional.of(Language.EN), "one", "three", "--fast")).isEqualTo(2);
    assertThat(calls).isEmpty();
    assertThat(out.toString()).isEmpty();
    assertThat(err)
        .hasToString(
            """
            Error: There is no such benchmark
              NAME: three — one of: one, two, wrong, broken
              NAME: --fast — one of: one, two, wrong, broken
            """);
  }

  @Test
  void failsWhenAnswersDifferOrSomethingBreaks() {
    assertThat(bench(Optional.of(Language.ZH), "wrong")).isEqualTo(3);
    assertThat(err).hasToString("错误：differs\n");
    assertThat(bench(Optional.of(Language.ZH), "broken")).isEqualTo(3);
    assertThat(err.toString()).contains("gone");
  }

  @Test
  void helpListsAllInThePersonsLanguage() {
    assertThat(bench(Optional.of(Language.ZH), "--help")).isZero();
    assertThat(out.toString()).startsWith("用法：").contains("  two  测试 two").doesNotContain("about");
    assertThat(bench(Optional.empty(), "nonsense", "-h")).isZero();
    assertThat(out.toString()).contains("Usage: ", "  two  about two");
    assertThat(calls).isEmpty();
  }
}
