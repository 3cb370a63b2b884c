package luotu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times contestants in turn, A B A B ..., so that what else the machine does at times strikes all
 * alike.
 *
 * @param rounds how many runs of each count
 * @param nanoseconds a clock
 */
record Race(int rounds, LongSupplier nanoseconds) {
  private static final int FEWEST_WARM_UPS = 2;

  /** So long the compiler of the JVM may learn. */
  private static final double WARM_UP_SECONDS = 3;

  /** A turn lasts so long at least: a processor that has idled while the others ran is slow. */
  private static final double TURN_SECONDS = 0.2;

  private static final double NANOSECONDS_PER_SECOND = 1e9;

  /**
   * Runs each once (cold), then the check, then each until it is warm, then the rounds that count,
   * of one run or of several short ones.
   *
   * @param check of the answers of the first runs; what it throws ends the race
   * @return in the order of the contestants
   */
  List<Timings> run(List<Contestant> contestants, Contestant.Work check) throws Exception {
    List<Double> cold = new ArrayList<>();
    List<List<Double>> warm = new ArrayList<>();
    for (Contestant contestant : contestants) {
      cold.add(seconds(contestant));
      warm.add(new ArrayList<>());
    }
    check.run();
    for (Contestant contestant : contestants) {
      double spent = 0;
      for (int i = 0; i < FEWEST_WARM_UPS || spent < WARM_UP_SECONDS; i++) {
        spent += seconds(contestant);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        double spent = 0;
        while (spent < TURN_SECONDS) {
          double seconds = seconds(contestants.get(i));
          warm.get(i).add(seconds);
          spent += seconds;
        }
      }
    }
    List<Timings> timings = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      timings.add(new Timings(contestants.get(i).name(), cold.get(i), warm.get(i)));
    }
    return timings;
  }

  private double seconds(Contestant contestant) throws Exception {
    long begun = nanoseconds.getAsLong();
    contestant.work().run();
    return (nanoseconds.getAsLong() - begun) / NANOSECONDS_PER_SECOND;
  }
}
