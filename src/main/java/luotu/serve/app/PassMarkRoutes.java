package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import luotu.analyse.Processes;
import luotu.filing.MarkRequest;
import luotu.filing.PassMarkRegister;
import luotu.serve.Json;
import luotu.serve.Requests;
import luotu.serve.Routes;

/** {@code /pass-marks}: whose pass marks are in force, who set them, setting them. */
public final class PassMarkRoutes implements Routes {
  private final PassMarkRegister register;

  public PassMarkRoutes(PassMarkRegister register) {
    this.register = register;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/pass-marks", this::inForce);
    config.routes.get("/pass-marks/history", this::history);
    config.routes.post("/pass-marks", this::decide);
  }

  private void inForce(Context context) {
    Map<String, String> query = Requests.query(context, List.of("standard", "zone", "as_of"));
    answer(context, register.inForce(query.get("standard"), query.get("zone"), query.get("as_of")));
  }

  private void history(Context context) {
    Map<String, String> query = Requests.query(context, List.of("standard", "zone"));
    answer(context, register.history(query.get("standard"), query.get("zone")));
  }

  private void decide(Context context) {
    Requests.query(context, List.of());
    MarkRequest request =
        Processes.read(MarkRequest.class, Requests.body(context, "application/json"));
    Json.answer(context.status(201), ChangeRoutes.json(register.decide(request)));
  }

  private static void answer(Context context, Record found) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, Processes.bytes(found));
  }
}
