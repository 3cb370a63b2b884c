package luotu.bench;

import java.util.List;

/**
 * What one contestant took.
 *
 * @param coldSeconds of its first call
 * @param warmSeconds of the calls that count, at least one, ascending
 */
record Timings(String name, double coldSeconds, List<Double> warmSeconds) {
  Timings {
    warmSeconds = warmSeconds.stream().sorted().toList();
  }

  double medianSeconds() {
    int middle = warmSeconds.size() / 2;
    return warmSeconds.size() % 2 == 1
        ? warmSeconds.get(middle)
        : (warmSeconds.get(middle - 1) + warmSeconds.get(middle)) / 2;
  }

  double fastestSeconds() {
    return warmSeconds.get(0);
  }

  double slowestSeconds() {
    return warmSeconds.get(warmSeconds.size() - 1);
  }
}
