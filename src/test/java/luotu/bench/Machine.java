package luotu.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the numbers were taken on. */
final class Machine {
  private static final long BYTES_PER_MEBIBYTE = 1 << 20;

  private Machine() {}

  /** Processors, system and Java of this process. */
  static String ofThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.availableProcessors()
        + " cores, "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + "; "
        + System.getProperty("java.vm.name")
        + " "
        + Runtime.version()
        + ", heap "
        + runtime.maxMemory() / BYTES_PER_MEBIBYTE
        + " MiB";
  }

  /** The versions of a database with PostGIS. */
  static String ofDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('server_version'), postgis_lib_version(), postgis_geos_version()")) {
      row.next();
      return "PostgreSQL "
          + row.getString(1)
          + ", PostGIS "
          + row.getString(2)
          + ", GEOS "
          + row.getString(3);
    }
  }
}
