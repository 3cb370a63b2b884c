package luotu.bench;

/**
 * Somebody who answers the question.
 *
 * @param name as tables show it; ours is {@value #OURS}, first of all
 */
record Contestant(String name, Work work) {
  static final String OURS = "luotu";

  /** Asks the question and waits for the whole answer. */
  interface Work {
    void run() throws Exception;
  }
}
