package luotu.analyse;

import luotu.model.Label;

/**
 * One question that can be asked of the data. Safe for use by many threads; reads the store only.
 *
 * @param <Q> the inputs: a record whose components carry {@link Input}
 * @param <R> the answer: a record that Jackson writes as the JSON of the contract
 */
public interface Analysis<Q extends Record, R extends Record> {
  /** The process id of the contract, such as {@code radius-coverage}. */
  String id();

  Label title();

  Label description();

  Class<Q> requestType();

  Class<R> resultType();

  /** Inputs that work on any database, shown as the example of the process. */
  Q example();

  /**
   * @throws luotu.model.Refusal when an input is wrong in a way its declaration cannot say
   */
  R run(Q request);
}
