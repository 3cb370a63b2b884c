package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luotu.model.Change;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.store.Snapshot;
import luotu.store.Store;

/** {@code /changes}: what was written since, and taking it back. */
public final class ChangeRoutes implements Routes {
  /** Most changes of one answer; whoever asks since the last of them gets the rest. */
  static final int MOST = 1000;

  private static final int FEW = 20;

  private final Store store;

  public ChangeRoutes(Store store) {
    this.store = store;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/changes", this::list);
    config.routes.post("/changes/{number}/undo", this::undo);
  }

  private void list(Context context) {
    Map<String, String> query = Requests.query(context, List.of("since", "latest"));
    if (query.size() > 1) {
      throw Requests.invalidParameter(
          "latest", query.get("latest"), "since 和 latest 只写其一", "either since or latest");
    }
    try (Snapshot snapshot = store.snapshot()) {
      List<Change> changes =
          query.containsKey("since")
              ? snapshot.changes(number(query, "since", Long.MAX_VALUE), MOST)
              : snapshot.latestChanges(query.isEmpty() ? FEW : (int) number(query, "latest", MOST));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("change", snapshot.change());
      answer.put("changes", changes.stream().map(ChangeRoutes::json).toList());
      context.header("Cache-Control", "no-store");
      Json.answer(context, answer);
    }
  }

  private static long number(Map<String, String> query, String name, long most) {
    long number =
        Requests.wholeNumber(query.get(name))
            .orElseThrow(
                () ->
                    Requests.invalidParameter(
                        name, query.get(name), "0 或更大的整数", "a whole number, 0 or more"));
    return Math.min(number, most);
  }

  private void undo(Context context) {
    Requests.query(context, List.of());
    String number = context.pathParam("number");
    long change =
        Requests.wholeNumber(number)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "unknown-change",
                        "没有这次变更",
                        "There is no such change",
                        Fault.of("number", number, "变更编号", "the number of a change")));
    Json.answer(context, json(store.undo(change, Requests.note(context, "undo"))));
  }

  static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", change.number());
    json.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(change.at()));
    json.put("author", change.author());
    json.put("reason", change.reason());
    json.put("origin", change.origin());
    json.put("undoes", change.undoes());
    json.put("permanent", change.permanent());
    json.put("layers", change.layers());
    return json;
  }
}
