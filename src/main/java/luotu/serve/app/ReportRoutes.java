package luotu.serve.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import luotu.analyse.Processes;
import luotu.filing.About;
import luotu.filing.FileRequest;
import luotu.filing.FiledHead;
import luotu.filing.FiledReports;
import luotu.filing.FiledReports.Filed;
import luotu.model.CityTime;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.report.Filing;
import luotu.report.Form;
import luotu.serve.Json;
import luotu.serve.ReportAnswers;
import luotu.serve.Requests;
import luotu.serve.Routes;

/** {@code /reports}: filing reports, reading what was filed, two beside each other. */
public final class ReportRoutes implements Routes {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final FiledReports reports;
  private final ReportAnswers answers;

  /** A report of a city takes a minute of all cores. */
  private final Semaphore filing = new Semaphore(1, true);

  public ReportRoutes(FiledReports reports, ReportAnswers answers) {
    this.reports = reports;
    this.answers = answers;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/reports", this::list);
    config.routes.post("/reports", this::file);
    config.routes.get("/reports/zones", this::zones);
    config.routes.get("/reports/{id}", this::get);
    config.routes.get("/reports/{id}/comparison", this::compare);
  }

  private void list(Context context) {
    Map<String, String> query =
        Requests.query(context, List.of("zone", "standard", "from", "to", "limit"));
    String limit = query.getOrDefault("limit", String.valueOf(USUAL));
    long most = Requests.wholeNumber(limit).orElse(0);
    if (most < 1 || most > MOST) {
      throw Requests.invalidParameter(
          "limit", limit, "1 到 " + MOST + " 的整数", "a whole number from 1 to " + MOST);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "reports",
        reports
            .list(
                query.get("zone"),
                query.get("standard"),
                query.get("from"),
                query.get("to"),
                (int) most)
            .stream()
            .map(Processes::json)
            .toList());
    context.header("Cache-Control", "no-store");
    Json.answer(context, answer);
  }

  private void zones(Context context) {
    Requests.query(context, List.of());
    context.header("Cache-Control", "no-store");
    Json.answer(context, Map.of("zones", reports.zones().stream().map(Processes::json).toList()));
  }

  private void file(Context context) throws InterruptedException {
    Requests.query(context, List.of());
    FileRequest request =
        Processes.read(FileRequest.class, Requests.body(context, "application/json"));
    if (!filing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new Refusal(
          Refusal.Kind.UNAVAILABLE,
          "busy",
          new Label("另一份报告正在归档，请稍后再试", "Another report is being filed; try again later"));
    }
    FiledHead filed;
    try {
      filed = reports.file(request);
    } finally {
      filing.release();
    }
    context.status(201).header("Location", "/reports/" + filed.id());
    Json.answer(context, Processes.bytes(filed));
  }

  /** The head with the answer beside it, as it was filed; or that answer in another form. */
  private void get(Context context) {
    Map<String, String> query = Requests.query(context, ReportAnswers.PARAMETERS);
    long id = id("id", context.pathParam("id"));
    Form form = ReportAnswers.form(context, query);
    if (form != Form.JSON) {
      context.header("Cache-Control", "no-store");
      Filed filed = reports.get(id);
      answers.answer(context, filed.result(), Optional.of(filing(filed)), form, query);
      return;
    }
    if (Requests.isNotModified(context, "report-" + id)) {
      return;
    }
    Filed filed = reports.get(id);
    JsonNode head = Processes.json(filed.head());
    ((ObjectNode) head)
        .putRawValue("result", new RawValue(new String(filed.json(), StandardCharsets.UTF_8)));
    Json.answer(context, head);
  }

  private static Filing filing(Filed filed) {
    FiledHead head = filed.head();
    About about = filed.about();
    return new Filing(
        head.id(),
        CityTime.dayOf(OffsetDateTime.parse(head.filedAt()).toInstant()).toString(),
        head.filedBy(),
        head.remark(),
        head.zoneName(),
        head.catalogue(),
        about.laterChanges().stream().map(About.LaterChange::layer).toList(),
        about.overlaps().stream().map(each -> List.of(each.zone(), each.other())).toList());
  }

  private void compare(Context context) {
    Map<String, String> query = Requests.query(context, List.of("before"));
    long before = id("before", query.getOrDefault("before", ""));
    long after = id("id", context.pathParam("id"));
    context.header("Cache-Control", "no-store");
    Json.answer(context, Processes.bytes(reports.compare(before, after)));
  }

  private static long id(String field, String text) {
    return Requests.wholeNumber(text).orElseThrow(() -> FiledReports.unknown(field, text));
  }
}
