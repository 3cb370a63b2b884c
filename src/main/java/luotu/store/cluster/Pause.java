package luotu.store.cluster;

/** Between two looks at something that another process does. */
final class Pause {
  private static final long MILLISECONDS = 50;

  private Pause() {}

  static void briefly() {
    try {
      Thread.sleep(MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
