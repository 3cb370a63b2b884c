package luotu.store.postgis;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database error means to the user. */
final class DatabaseFaults {
  private DatabaseFaults() {}

  static RuntimeException of(String attempted, SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    ServerErrorMessage detail =
        error instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (error instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300")) {
      return refusal(
          Refusal.Kind.UNAVAILABLE,
          "database-unavailable",
          "数据库暂时不可用，请稍后再试",
          "The database is away for now; try again soon",
          error);
    }
    if (state.equals("53100") || state.equals("58030")) {
      return refusal(
          Refusal.Kind.UNAVAILABLE,
          "disk-full",
          "磁盘已满，未写入任何内容；请腾出空间",
          "The disk is full; nothing was stored. Make room",
          error);
    }
    if (state.equals("57014")) {
      return refusal(
          Refusal.Kind.UNAVAILABLE, "took-too-long", "查询超时", "The database took too long", error);
    }
    if (state.equals("55P03")) {
      return busy(error);
    }
    if (state.equals("22021")) {
      return refusal(
          Refusal.Kind.INVALID,
          "invalid-text",
          "文字中有无法存储的字符",
          "A text holds a character that cannot be stored",
          error,
          Fault.of("", "U+0000", "没有空字符的文字", "texts without the null character"));
    }
    if (state.equals("40001") || state.equals("40P01")) {
      return refusal(
          Refusal.Kind.CONFLICT,
          "collided",
          "与另一处修改相撞，请重试",
          "Another change came in between; try again",
          error);
    }
    if (state.equals("42501") || state.equals("25006")) {
      return refusal(
          Refusal.Kind.UNAVAILABLE,
          "database-rights",
          "数据库账号权限不足",
          "The database account lacks the right",
          error,
          Fault.of("database", error.getMessage(), "有写入权限的账号", "an account that may write"));
    }
    if (state.equals("54000")) {
      return refusal(
          Refusal.Kind.INVALID,
          "too-large",
          "有值太长或太大，数据库存不下",
          "A value is too long or too large for the database",
          error,
          Fault.of("", error.getMessage(), "更短的值", "a shorter value"));
    }
    String constraint =
        detail == null || detail.getConstraint() == null ? "" : detail.getConstraint();
    if (state.equals("23505") || state.equals("23P01")) {
      String found = detail == null || detail.getDetail() == null ? constraint : detail.getDetail();
      return refusal(
          Refusal.Kind.CONFLICT,
          "duplicate-key",
          "编号已被占用",
          "The key is taken",
          error,
          Fault.of(
              uniqueField(constraint), found, "图层内唯一的值", "a value that is unique in the layer"));
    }
    if (state.equals("23514") || state.equals("23502")) {
      String field =
          constraint.startsWith("field_") ? constraint.substring("field_".length()) : constraint;
      return refusal(
          Refusal.Kind.INVALID,
          "invalid-feature",
          "数据不符合图层定义",
          "The feature does not meet its layer's declaration",
          error,
          Fault.of(
              field,
              detail == null ? error.getMessage() : detail.getMessage(),
              "符合图层定义的值",
              "a value that the layer's declaration allows"));
    }
    return new IllegalStateException("could not " + attempted + ": " + error.getMessage(), error);
  }

  /** Another change set takes too long to wait for. */
  static Refusal busy(SQLException error) {
    return refusal(
        Refusal.Kind.UNAVAILABLE,
        "busy",
        "另一项大的修改正在写入，请稍后再试",
        "Another large change is being stored; try again soon",
        error);
  }

  private static String uniqueField(String constraint) {
    if (constraint.startsWith(LayerTables.UNIQUE)) {
      return constraint.substring(constraint.indexOf(' ', LayerTables.UNIQUE.length()) + 1);
    }
    return constraint.contains("source_key") ? "source_key" : constraint;
  }

  private static Refusal refusal(
      Refusal.Kind kind, String type, String zh, String en, SQLException cause, Fault... faults) {
    return new Refusal(kind, type, new Label(zh, en), List.of(faults), cause);
  }
}
