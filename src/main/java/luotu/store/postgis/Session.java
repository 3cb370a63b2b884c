package luotu.store.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on one connection, with their faults turned into {@link luotu.model.Refusal}. */
final class Session {
  /** Turns a row into something. */
  @FunctionalInterface
  interface Read<T> {
    T from(ResultSet row) throws SQLException;
  }

  /** Takes rows one by one. */
  @FunctionalInterface
  interface Each {
    void take(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Statements statements;

  Session(Connection connection, Statements statements) {
    this.connection = connection;
    this.statements = statements;
  }

  Connection connection() {
    return connection;
  }

  Statements statements() {
    return statements;
  }

  <T> List<T> list(String name, Read<T> read, Object... values) {
    return list(name, Sql.of(statements.get(name), values), read);
  }

  <T> List<T> list(String attempted, Sql sql, Read<T> read) {
    List<T> all = new ArrayList<>();
    each(attempted, sql, row -> all.add(read.from(row)));
    return all;
  }

  <T> Optional<T> find(String name, Read<T> read, Object... values) {
    return list(name, read, values).stream().findFirst();
  }

  /** The one row that the statement always gives. */
  <T> T get(String name, Read<T> read, Object... values) {
    return find(name, read, values)
        .orElseThrow(() -> new IllegalStateException(name + " gave no row"));
  }

  void each(String attempted, Sql sql, Each each) {
    each(attempted, sql, 2_000, each);
  }

  /**
   * @param rowsAtOnce how many rows are held in memory
   */
  void each(String attempted, Sql sql, int rowsAtOnce, Each each) {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setFetchSize(rowsAtOnce);
      sql.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    } catch (SQLException error) {
      throw DatabaseFaults.of(attempted, error);
    }
  }

  /** Runs a statement that writes; returns how many rows. */
  int update(String name, Object... values) {
    return update(name, Sql.of(statements.get(name), values));
  }

  int update(String attempted, Sql sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      sql.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException error) {
      throw DatabaseFaults.of(attempted, error);
    }
  }
}
