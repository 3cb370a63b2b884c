package luotu.store.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The private PostgreSQL of a home, for as long as this is open.
 *
 * <p>It listens on 127.0.0.1 only, on a port of its own, and asks for a generated password. Two
 * homes never share one. Whoever opens it first starts it, whoever closes it last stops it; one
 * that was left running by a killed process is adopted. One that dies is started again within
 * seconds, on the same port (should another program have taken that, only a new start of ours finds
 * the other one); PostgreSQL recovers what was committed.
 *
 * <p>PostgreSQL does not run as root. For root it runs as {@code postgres} (or as the owner of the
 * existing data). That user must be able to reach the data: in a home that is closed to it, such as
 * one beneath {@code /root}, the data lie in {@code /var/lib/luotu-clusters} and the file {@code
 * database.location} of the home says where.
 */
public final class PrivateCluster implements AutoCloseable {
  private static final int SECONDS_BETWEEN_LOOKS = 1;

  private final HomeUse use;
  private final DatabaseAddress address;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "luotu-database-watch");
            thread.setDaemon(true);
            return thread;
          });

  private PrivateCluster(HomeUse use, DatabaseAddress address) {
    this.use = use;
    this.address = address;
    watch.scheduleWithFixedDelay(
        this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /**
   * Opens the cluster of a home, making home and cluster when they are not there. Returns when the
   * database answers.
   *
   * @throws luotu.model.Refusal {@code home-unusable}, {@code postgresql-missing}, {@code
   *     cluster-failed} with what PostgreSQL said
   */
  public static PrivateCluster open(Path home) {
    HomeUse use = HomeUse.begin(home);
    try {
      return new PrivateCluster(use, use.startCluster());
    } catch (RuntimeException e) {
      use.close();
      throw e;
    }
  }

  private void look() {
    try {
      use.reviveCluster();
    } catch (IOException | RuntimeException failed) {
      // Tried again at the next look; until then requests hear that the database is away.
      LoggerFactory.getLogger(PrivateCluster.class).error("Starting {} again", this, failed);
    }
  }

  /** A superuser's address of its database {@code postgres}. */
  public DatabaseAddress address() {
    return address;
  }

  /** Leaves the cluster; the last to leave stops it. */
  @Override
  public void close() {
    watch.shutdown();
    use.close();
  }
}
