package luotu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import luotu.roads.SearchArrays;
import luotu.store.TestDatabase;
import luotu.store.cluster.DatabaseAddress;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * pgRouting over the same roads, in a table of its own with indexes and statistics, as its manual
 * advises. Costs are our milliseconds; facilities are nodes of their own.
 */
final class SearchInPgRouting implements AutoCloseable {
  private static final int LINES_AT_ONCE = 10_000;

  private final Connection connection;
  private final String search;
  private final SearchArrays arrays;

  SearchInPgRouting(SearchArrays arrays) throws SQLException, IOException {
    this.arrays = arrays;
    DatabaseAddress address = TestDatabase.createEmpty();
    connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    search = resource("search");
    execute(resource("setup"));
    copy();
    execute(resource("index"));
  }

  private void copy() throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY edge FROM STDIN");
    StringBuilder lines = new StringBuilder();
    int id = 0;
    for (int node = 0; node < arrays.nodes(); node++) {
      for (int arc = arrays.firstArc()[node]; arc < arrays.firstArc()[node + 1]; arc++) {
        // On foot every road is two arcs; one edge is both.
        if (node <= arrays.heads()[arc]) {
          int millis = arrays.millis()[arc];
          add(lines, id++, node, arrays.heads()[arc], millis, millis);
        }
        if (id % LINES_AT_ONCE == 0) {
          send(lines, copy);
        }
      }
    }
    for (int i = 0; i < arrays.startNodes().length; i++) {
      add(lines, id++, arrays.nodes() + i / 2, arrays.startNodes()[i], arrays.startMillis()[i], -1);
    }
    send(lines, copy);
    copy.endCopy();
  }

  private static void add(StringBuilder lines, int id, int from, int to, int cost, int backwards) {
    lines.append(id).append('\t').append(from).append('\t').append(to).append('\t');
    lines.append(cost).append('\t').append(backwards).append('\n');
  }

  private static void send(StringBuilder lines, CopyIn copy) throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }

  /** One question with all facilities, and of each node the least time. */
  Reached merged() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(search)) {
      statement.setInt(1, arrays.nodes());
      statement.setInt(2, arrays.nodes() + arrays.facilities() - 1);
      statement.setInt(3, arrays.limitMillis());
      statement.setInt(4, arrays.nodes());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Reached(row.getLong(1), row.getLong(2));
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        SearchInPgRouting.class.getResourceAsStream("sweep_" + name + ".sql")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
