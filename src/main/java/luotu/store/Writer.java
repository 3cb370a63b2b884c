package luotu.store;

import luotu.model.Feature;
import luotu.model.MarkDecision;

/**
 * Writes single features within a change set. Features have passed {@link
 * luotu.model.FeatureCheck}.
 */
public interface Writer {
  /**
   * Stores a new feature.
   *
   * @return its id
   * @throws luotu.model.Refusal {@code duplicate-key} when its source key or a unique field is
   *     taken
   */
  long insert(Feature draft);

  /**
   * Replaces a feature.
   *
   * @param expectedChange the version the caller saw ({@link Feature#change()})
   * @throws luotu.model.Refusal {@code unknown-feature}, {@code stale-version} or {@code
   *     duplicate-key}
   */
  void update(Feature feature, long expectedChange);

  /**
   * Deletes a feature; its last version stays in the history.
   *
   * @throws luotu.model.Refusal {@code unknown-feature} or {@code stale-version}
   */
  void delete(String layer, long id, long expectedChange);

  /**
   * Stores a decision on pass marks, which has been checked.
   *
   * @throws luotu.model.Refusal {@code unknown-zone}
   */
  void decide(MarkDecision decision);
}
