package luotu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import luotu.model.Catalogue;
import luotu.store.cluster.DatabaseAddress;
import luotu.store.cluster.PrivateCluster;
import luotu.store.postgis.PostgisStore;

/**
 * A fresh, migrated database for a test, dropped when closed, on a cluster of the test run's own.
 */
public final class TestDatabase implements AutoCloseable {
  private static final PrivateCluster CLUSTER = startCluster();
  private static final Set<String> TEMPLATES = new HashSet<>();

  private final DatabaseAddress address;
  private final PostgisStore store;
  private final String name;

  private TestDatabase(String name, DatabaseAddress address, PostgisStore store) {
    this.name = name;
    this.address = address;
    this.store = store;
  }

  private static PrivateCluster startCluster() {
    try {
      // Open to all: as root PostgreSQL runs as another user and has to get in.
      Path home =
          Files.createTempDirectory(
              "luotu-tests-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      // Its thread waits until this class is initialised: told to end while the cluster is being
      // opened, the process closes it all the same.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
      return PrivateCluster.open(home);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static void remove(Path home) {
    CLUSTER.close();
    try (Stream<Path> inside = Files.walk(home)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** A database of its own with the catalogue laid over it. */
  public static TestDatabase create(Catalogue catalogue) {
    String template = "template_" + catalogue.fingerprint().replaceAll("[^0-9a-f]", "");
    synchronized (TEMPLATES) {
      if (TEMPLATES.add(template)) {
        administrate("CREATE DATABASE " + template);
        open(template, catalogue).close();
      }
      String name = "test_" + UUID.randomUUID().toString().replace("-", "");
      administrate("CREATE DATABASE " + name + " TEMPLATE " + template);
      return new TestDatabase(name, address(name), open(name, catalogue));
    }
  }

  /** A database without extension or schema, as an administrator hands it over. */
  public static DatabaseAddress createEmpty() {
    String name = "empty_" + UUID.randomUUID().toString().replace("-", "");
    administrate("CREATE DATABASE " + name);
    return address(name);
  }

  private static PostgisStore open(String name, Catalogue catalogue) {
    DatabaseAddress address = address(name);
    return PostgisStore.open(
        address.jdbcUrl(), address.user(), address.password(), Path.of("sql"), catalogue);
  }

  private static DatabaseAddress address(String name) {
    DatabaseAddress cluster = CLUSTER.address();
    String server = cluster.jdbcUrl().replaceFirst("(jdbc:postgresql://[^/]+/).*", "$1");
    return new DatabaseAddress(server + name, cluster.user(), cluster.password());
  }

  public PostgisStore store() {
    return store;
  }

  /** How others reach the same database. */
  public DatabaseAddress address() {
    return address;
  }

  /** What {@code --database} takes. */
  public String url() {
    return address
        .jdbcUrl()
        .replaceFirst(
            "jdbc:postgresql://",
            "postgresql://" + address.user() + ":" + address.password() + "@");
  }

  /** A plain connection, as somebody with an SQL client has it. */
  public Connection connect() throws SQLException {
    return connect(address);
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  @Override
  public void close() {
    store.close();
    administrate("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static void administrate(String sql) {
    try (Connection connection = connect(address("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(sql, error);
    }
  }
}
