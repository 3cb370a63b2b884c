package luotu.bench;

import luotu.model.Label;

/** One question that Luotu and its peers answer side by side. */
interface Benchmark {
  /** What the command line calls it; lower case, without blanks. */
  String name();

  /** What is asked, in a line. */
  Label title();

  /**
   * Makes the data, checks the answers against each other, times them and reports. Leaves nothing
   * behind.
   *
   * @throws luotu.model.Refusal when the answers differ by more than they may; then nothing is
   *     timed
   */
  void run(Report report) throws Exception;
}
