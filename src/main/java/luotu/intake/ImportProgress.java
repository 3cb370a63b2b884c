package luotu.intake;

/** Listens to a long import. Called for every row: answer quickly. */
@FunctionalInterface
public interface ImportProgress {
  /** What is being done. */
  enum Stage {
    /** The file is looked through. */
    OPENING,
    /** The simulated city is made and sent to the database. */
    MAKING,
    /** Rows are checked and sent to the database. */
    READING,
    /** The database stores them. */
    STORING
  }

  /**
   * @param rows done so far
   */
  void at(Stage stage, long rows);
}
