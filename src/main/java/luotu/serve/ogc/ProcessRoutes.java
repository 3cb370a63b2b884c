package luotu.serve.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import luotu.analyse.Processes;
import luotu.analyse.standards.GapReport;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.report.Form;
import luotu.serve.Json;
import luotu.serve.ReportAnswers;
import luotu.serve.Requests;
import luotu.serve.Routes;

/** The analyses: which there are, what they take and answer, running them. */
public final class ProcessRoutes implements Routes {
  /** Each holds a connection to the database; the rest of them stay free for reading. */
  private static final int MOST_AT_ONCE = 4;

  /** More would take the threads that reading needs. */
  private static final int MOST_WAITING = 16;

  private static final int LONGEST_WAIT_SECONDS = 60;
  private static final String DESCRIPTION = "/ogc/processes/{process}";

  private final Processes processes;
  private final GapReport gapReport;
  private final ReportAnswers reports;
  private final LargeAnswers answers = new LargeAnswers();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

  /** Apart: nobody has to wait behind the reports of a city. */
  private final Semaphore reportPlaces = new Semaphore(MOST_AT_ONCE, true);

  /**
   * @param gapReport the one of the processes that is answered in other forms than JSON too
   */
  public ProcessRoutes(Processes processes, GapReport gapReport, ReportAnswers reports) {
    this.processes = processes;
    this.gapReport = gapReport;
    this.reports = reports;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/ogc/processes", this::list);
    config.routes.get(DESCRIPTION, this::describe);
    config.routes.post(DESCRIPTION + "/execution", this::execute);
  }

  private void list(Context context) {
    Requests.query(context, List.of());
    String address = Links.base(context) + "/processes";
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.putArray("processes");
    for (ObjectNode process : processes.list(Requests.language(context))) {
      Links.add(process, "self", Links.JSON, address + "/" + process.get("id").asText());
      document.withArray("processes").add(process);
    }
    Links.add(document, "self", Links.JSON, address);
    Json.answer(context, document);
  }

  private void describe(Context context) {
    Requests.query(context, List.of());
    String id = context.pathParam("process");
    String address = Links.base(context) + "/processes/" + id;
    ObjectNode process = processes.describe(id, Requests.language(context));
    Links.add(process, "self", Links.JSON, address);
    Links.add(
        process,
        "http://www.opengis.net/def/rel/ogc/1.0/execute",
        Links.JSON,
        address + "/execution");
    Json.answer(context, process);
  }

  private void execute(Context context) throws InterruptedException {
    String id = context.pathParam("process");
    processes.require(id);
    boolean isReport = id.equals(gapReport.id());
    Map<String, String> query =
        Requests.query(context, isReport ? ReportAnswers.PARAMETERS : List.of());
    Form form = isReport ? ReportAnswers.form(context, query) : Form.JSON;
    JsonNode body = Requests.body(context, Links.JSON);
    Semaphore free = isReport ? reportPlaces : places;
    if (free.getQueueLength() >= MOST_WAITING
        || !free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new Refusal(
          Refusal.Kind.UNAVAILABLE,
          "busy",
          new Label("正在计算的请求太多，请稍后再试", "Too many analyses are running; try again later"));
    }
    context.header("Cache-Control", "no-store");
    try {
      if (form == Form.JSON) {
        answers.answer(context, processes.answer(id, body));
      } else {
        reports.answer(
            context,
            gapReport.run(Processes.read(gapReport, Processes.inputs(body)).forDocument()),
            Optional.empty(),
            form,
            query);
      }
    } finally {
      free.release();
    }
  }
}
