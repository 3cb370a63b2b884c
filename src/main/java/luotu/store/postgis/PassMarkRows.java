package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import luotu.model.Fault;
import luotu.model.MarkDecision;
import luotu.model.Refusal;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.store.RecordedDecision;

/** Decisions on pass marks as rows. */
final class PassMarkRows {
  private PassMarkRows() {}

  static RecordedDecision read(ResultSet row) throws SQLException {
    return new RecordedDecision(
        new MarkDecision(
            row.getString("standard"),
            Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
            row.getString("zone"),
            row.getObject("in_force_from", LocalDate.class),
            row.getObject("preferred", Double.class),
            row.getObject("farthest", Double.class),
            row.getObject("required", Double.class),
            FeatureRows.amounts(row.getString("amounts")),
            row.getBoolean("is_off"),
            Certainty.valueOf(row.getString("certainty").toUpperCase(Locale.ROOT)),
            row.getString("source")),
        row.getString("zone_name"),
        row.getLong("change"),
        row.getObject("at", OffsetDateTime.class),
        row.getString("author"),
        row.getString("reason"),
        row.getObject("undone_by", Long.class));
  }

  static void insert(Session session, MarkDecision decision) {
    int rows =
        session.update(
            "pass_mark_insert",
            decision.standard(),
            lowerCase(decision.level()),
            decision.inForceFrom(),
            decision.preferred(),
            decision.limit(),
            decision.required(),
            decision.amounts().isEmpty() ? null : FeatureRows.json(decision.amounts()),
            decision.off(),
            lowerCase(decision.certainty()),
            decision.source(),
            decision.zone());
    if (rows == 0) {
      throw Refusal.invalid(
          "unknown-zone",
          "没有这个区域",
          "There is no such zone",
          Fault.of("zone", decision.zone(), "已有区域的代码", "the code of a zone that is stored"));
    }
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
