package luotu.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import luotu.model.Issue;

/** A file that has been looked at and whose rows can be read, any number of times. */
interface SourceFile {
  /** Names of the columns in the order of the file; each is there once. */
  List<String> columns();

  /** Whether rows bring a geometry of their own, beside their columns. */
  boolean hasGeometry();

  /** The reference system the file declares, such as {@code EPSG:4490}; empty when it does not. */
  Optional<String> referenceSystem();

  /** The character encoding it is read in; empty for formats that are not text. */
  Optional<String> encoding();

  /** What is odd about the file and does not keep it from being read. */
  List<Issue> warnings();

  /**
   * Hands over all rows in order, one at a time.
   *
   * @throws luotu.model.Refusal when the file cannot be read to its end
   */
  void read(Consumer<Row> rows);
}
