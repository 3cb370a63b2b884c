package luotu.store.postgis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import luotu.model.Catalogue;
import luotu.model.Change;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.ChangeNote;
import luotu.store.FiledReport;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Store;
import luotu.store.Writer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The store on a PostgreSQL database with PostGIS. Close it to give its connections back. */
public final class PostgisStore implements Store, AutoCloseable {
  private static final int CONNECTIONS = 12;
  private static final int SECONDS_TO_CONNECT = 5;

  private final HikariDataSource connections;
  private final Statements statements;
  private final Catalogue catalogue;

  /**
   * Change sets are made one after the other. Who waits here holds no connection, so that reading
   * goes on.
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  private PostgisStore(HikariDataSource connections, Statements statements, Catalogue catalogue) {
    this.connections = connections;
    this.statements = statements;
    this.catalogue = catalogue;
  }

  /**
   * Opens the database, makes or updates its schema {@code luotu} and lays the catalogue over it.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   * @param user may be null when the URL names one
   * @param password may be null
   * @param sql the directory that holds {@code schema} and {@code query}
   * @throws Refusal {@code database-unavailable}, {@code postgis-missing} or {@code
   *     database-rights}, saying what is missing
   */
  public static PostgisStore open(
      String jdbcUrl, String user, String password, Path sql, Catalogue catalogue) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("luotu");
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(SECONDS_TO_CONNECT * 1000L);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "luotu");
    config.addDataSourceProperty("options", "-c jit=off -c extra_float_digits=3");
    String extensionSchema = extensionSchema(jdbcUrl, user, password);
    config.setConnectionInitSql(
        "SET search_path = luotu, \"" + extensionSchema.replace("\"", "\"\"") + "\", pg_temp");
    HikariDataSource connections = new HikariDataSource(config);
    try {
      migrate(connections, sql.resolve("schema"));
      try (Connection connection = connections.getConnection()) {
        connection.setAutoCommit(false);
        LayerTables.lay(connection, catalogue);
        connection.commit();
      } catch (SQLException error) {
        throw DatabaseFaults.of("lay the catalogue's tables", error);
      }
      return new PostgisStore(connections, new Statements(sql.resolve("query")), catalogue);
    } catch (RuntimeException failed) {
      connections.close();
      throw failed;
    }
  }

  /** Connects without the pool, which would try a wrong password again and again. */
  private static String extensionSchema(String jdbcUrl, String user, String password) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
    Optional.ofNullable(user).ifPresent(name -> properties.setProperty("user", name));
    Optional.ofNullable(password).ifPresent(secret -> properties.setProperty("password", secret));
    try (Connection connection = DriverManager.getConnection(jdbcUrl, properties)) {
      return requirePostgis(connection);
    } catch (SQLException error) {
      throw unreachable(jdbcUrl, error);
    }
  }

  private static RuntimeException unreachable(String jdbcUrl, SQLException error) {
    String state = String.valueOf(error.getSQLState());
    Label title;
    Label expected;
    if (state.startsWith("28")) {
      title = new Label("数据库不接受这个账号或口令", "The database refuses the user or the password");
      expected =
          new Label(
              "postgresql://用户:口令@主机:端口/数据库，或在 ~/.pgpass 中写明",
              "postgresql://user:password@host:port/database, or a line in ~/.pgpass");
    } else if (state.equals("3D000")) {
      title = new Label("服务器上没有这个数据库", "The server has no such database");
      expected = new Label("已有的数据库（CREATE DATABASE）", "a database that exists (CREATE DATABASE)");
    } else {
      title = new Label("连不上数据库", "The database cannot be reached");
      expected =
          new Label("正在运行的 PostgreSQL；请核对主机和端口", "a running PostgreSQL; check host and port");
    }
    String address = jdbcUrl.replaceFirst("^jdbc:", "").replaceAll("password=[^&]*", "password=…");
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "database-unavailable",
        title,
        List.of(new Fault("database", address + ": " + reason(error), expected)),
        error);
  }

  /** What the server said in a sentence, or why there was none to say it. */
  private static String reason(SQLException error) {
    return error.getCause() instanceof UnknownHostException
        ? "unknown host"
        : String.valueOf(error.getMessage()).replaceFirst("(?s)[.] .*", "");
  }

  /** Makes sure that the extension is there and returns the schema it lives in. */
  private static String requirePostgis(Connection connection) throws SQLException {
    String schema = extensionSchema(connection);
    if (schema != null) {
      return schema;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION postgis");
    } catch (SQLException refused) {
      schema = extensionSchema(connection);
      if (schema != null) {
        // Another command made it at the same moment.
        return schema;
      }
      boolean installed = "42501".equals(refused.getSQLState());
      Fault fault =
          installed
              ? Fault.of(
                  "database",
                  refused.getMessage(),
                  "由数据库管理员在此库中执行 CREATE EXTENSION postgis",
                  "a database administrator runs CREATE EXTENSION postgis in this database")
              : Fault.of(
                  "database",
                  refused.getMessage(),
                  "在数据库服务器上安装 PostGIS（Debian：postgresql-NN-postgis-3），再执行 CREATE EXTENSION postgis",
                  "install PostGIS on the database server (Debian: postgresql-NN-postgis-3), then CREATE EXTENSION postgis");
      throw new Refusal(
          Refusal.Kind.UNAVAILABLE,
          "postgis-missing",
          installed
              ? new Label(
                  "此库没有 PostGIS 扩展，当前账号无权创建",
                  "The database has no PostGIS extension and this account may not create it")
              : new Label("数据库服务器上没有安装 PostGIS", "PostGIS is not installed on the database server"),
          List.of(fault),
          refused);
    }
    return extensionSchema(connection);
  }

  private static String extensionSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'")) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static void migrate(HikariDataSource connections, Path schema) {
    try {
      Flyway.configure()
          .dataSource(connections)
          .schemas("luotu")
          .createSchemas(true)
          .locations("filesystem:" + schema)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      Throwable cause = failed;
      while (cause != null) {
        if (cause instanceof SQLException error) {
          throw DatabaseFaults.of("make the schema luotu", error);
        }
        cause = cause.getCause();
      }
      throw failed;
    }
  }

  @Override
  public Snapshot snapshot() {
    Connection connection = connect("take a snapshot");
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return new PostgisSnapshot(new Session(connection, statements));
    } catch (SQLException error) {
      close(connection);
      throw DatabaseFaults.of("take a snapshot", error);
    } catch (RuntimeException failed) {
      close(connection);
      throw failed;
    }
  }

  @Override
  public Change write(ChangeNote note, Consumer<Writer> work) {
    return inChange(note, null, session -> work.accept(new PostgisWriter(session)));
  }

  @Override
  public Change undo(long number, ChangeNote note) {
    return inChange(
        new ChangeNote(note.author(), note.reason(), "undo"),
        number,
        session -> Undo.apply(session, number));
  }

  @Override
  public FiledReport file(FiledReport report, List<String> zones, byte[] result) {
    try (Connection connection = connect("file a report")) {
      connection.setAutoCommit(false);
      Session session = new Session(connection, statements);
      FiledReport filed = PostgisReports.insert(session, report, zones, result);
      connection.commit();
      return filed;
    } catch (SQLException error) {
      throw DatabaseFaults.of("file a report", error);
    }
  }

  @Override
  public Load load(LoadOptions options) {
    Connection connection = connect("start a load");
    try {
      connection.setAutoCommit(false);
      return new PostgisLoad(new Session(connection, statements), options, catalogue);
    } catch (SQLException error) {
      close(connection);
      throw DatabaseFaults.of("start a load", error);
    } catch (RuntimeException failed) {
      close(connection);
      throw failed;
    }
  }

  /**
   * Runs the work in one transaction; rolled back when it throws. Returns the change set that came
   * of it, or null.
   */
  private Change inChange(ChangeNote note, Long undoes, Consumer<Session> work) {
    if (!isMyTurn()) {
      throw DatabaseFaults.busy(null);
    }
    try (Connection connection = connect("write")) {
      // What is not committed is rolled back when the pool takes the connection back.
      connection.setAutoCommit(false);
      Session session = new Session(connection, statements);
      note(session, note, undoes, SECONDS_TO_CONNECT);
      work.accept(session);
      Change change = made(session);
      connection.commit();
      return change;
    } catch (SQLException error) {
      throw DatabaseFaults.of("write", error);
    } finally {
      writing.unlock();
    }
  }

  private boolean isMyTurn() {
    try {
      return writing.tryLock(SECONDS_TO_CONNECT, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @param secondsToWait for other change sets, 0 for as long as they take
   */
  static void note(Session session, ChangeNote note, Long undoes, int secondsToWait) {
    session.get(
        "change_note",
        row -> row.getString(1),
        note.author(),
        note.reason(),
        note.origin(),
        undoes == null ? "" : undoes.toString(),
        secondsToWait + "s");
  }

  /** The change set of the transaction, or null when nothing was written. */
  static Change made(Session session) {
    Long number = session.get("change_made", row -> new Long[] {row.getObject(1, Long.class)})[0];
    return number == null ? null : session.get("change_find", PostgisSnapshot::change, number);
  }

  @Override
  public boolean isReachable() {
    try (Connection connection = connections.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException away) {
      return false;
    }
  }

  private Connection connect(String attempted) {
    try {
      return connections.getConnection();
    } catch (SQLException error) {
      throw DatabaseFaults.of(attempted, error);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException error) {
      throw DatabaseFaults.of("give a connection back", error);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
