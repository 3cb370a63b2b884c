package luotu.bench;

/**
 * What searches reached.
 *
 * @param nodes how many, those that several searches reached as often
 * @param millis the times of all of them, added up
 */
record Reached(long nodes, long millis) {}
