package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.FiledReport;
import luotu.store.ReportReader;

/** Filed reports, as of the session's transaction. */
record PostgisReports(Session session) implements ReportReader {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Stores a report in the session's transaction. */
  static FiledReport insert(
      Session session, FiledReport report, List<String> zones, byte[] result) {
    if (result.length > MOST_BYTES) {
      throw new Refusal(
          Refusal.Kind.TOO_LARGE,
          "report-too-large",
          new Label("报告太大，无法归档", "The report is too large to be filed"),
          Fault.of(
              "zone",
              result.length,
              "压缩后不超过 64 MB：按区县分别归档，或少选标准",
              "at most 64 MB packed: file district by district, or fewer standards"));
    }
    return session.get(
        "report_insert",
        PostgisReports::read,
        report.filedBy(),
        report.remark(),
        report.zone(),
        report.zoneName(),
        report.zoneKind(),
        report.asOf(),
        report.change(),
        report.catalogue(),
        report.simulated(),
        zones.toArray(String[]::new),
        report.standards().toArray(String[]::new),
        report.about(),
        result);
  }

  private static FiledReport read(ResultSet row) throws SQLException {
    return new FiledReport(
        row.getLong("id"),
        row.getObject("filed_at", OffsetDateTime.class),
        row.getString("filed_by"),
        row.getString("remark"),
        row.getString("zone"),
        row.getString("zone_name"),
        row.getString("zone_kind"),
        row.getObject("as_of", LocalDate.class),
        row.getLong("change"),
        row.getString("catalogue"),
        row.getBoolean("simulated"),
        row.getInt("zone_count"),
        Arrays.asList((String[]) row.getArray("standards").getArray()),
        row.getString("about"));
  }

  @Override
  public List<FiledReport> list(
      String zone, String standard, LocalDate from, LocalDate to, int limit) {
    return session.list(
        "report_list", PostgisReports::read, zone, zone, standard, standard, from, to, limit);
  }

  @Override
  public Optional<FiledReport> find(long id) {
    return session.find("report_find", PostgisReports::read, id);
  }

  @Override
  public byte[] result(long id) {
    return session.get("report_result", row -> row.getBytes(1), id);
  }

  @Override
  public List<LaterChanges> laterChanges(LocalDate day, Collection<String> layers) {
    return session.list(
        "report_later_changes",
        row ->
            new LaterChanges(
                row.getString("layer"),
                row.getLong("changes"),
                row.getLong("last"),
                row.getObject("last_on", LocalDate.class)),
        day,
        layers.toArray(String[]::new));
  }

  @Override
  public List<Overlap> overlaps(Collection<String> codes) {
    String[] all = codes.toArray(String[]::new);
    return session.list(
        "zone_overlaps",
        row ->
            new Overlap(
                row.getString("one"), row.getString("other"), row.getDouble("square_metres")),
        all,
        all);
  }

  @Override
  public List<Ground> ground(
      long earlierChange, Collection<String> earlier, long laterChange, Collection<String> later) {
    return session.list(
        "report_ground",
        row ->
            new Ground(
                row.getString("earlier"),
                row.getString("later"),
                row.getDouble("of_earlier"),
                row.getDouble("of_later")),
        earlierChange,
        earlierChange,
        earlier.toArray(String[]::new),
        laterChange,
        laterChange,
        later.toArray(String[]::new));
  }
}
