/**
 * The benchmarks of {@code ./luotu bench}: ours and its peers answer one question on the same data,
 * in turn, in one process, so that what else the machine does strikes all alike. They stand among
 * the tests because peers may be libraries that the program itself never needs; no test runs them.
 *
 * <p>To add one, write a class that implements {@link luotu.bench.Benchmark} and name it in the
 * list of {@link luotu.bench.Bench}. It
 *
 * <ol>
 *   <li>makes its data, from a seed, in a {@link luotu.store.TestDatabase}: a private cluster that
 *       goes with the process, also on Ctrl-C;
 *   <li>names its {@link luotu.bench.Contestant}s, ours first: a peer is a statement, a library of
 *       scope {@code test} or a program that it starts and feeds;
 *   <li>hands them to a {@link luotu.bench.Race} with a check that compares their answers and
 *       throws a {@link luotu.model.Refusal} when they differ: a wrong answer has no speed;
 *   <li>tells the {@link luotu.bench.Timings} by {@link luotu.bench.Report}: prose in both
 *       languages, tables with English headings that do not change.
 * </ol>
 *
 * Cold is the first call, warm the median of those that count. {@link luotu.bench.Radius} is an
 * example; its statements lie beside it among the test resources.
 */
package luotu.bench;
