package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import java.util.Map;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.serve.Json;
import luotu.serve.Metrics;
import luotu.serve.Routes;
import luotu.store.Store;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class HealthRoutes implements Routes {
  private final Store store;
  private final Metrics metrics;

  public HealthRoutes(Store store, Metrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public void register(JavalinConfig config) {
    config.routes.get("/health/live", context -> Json.answer(context, Map.of("status", "live")));
    config.routes.get(
        "/health/ready",
        context -> {
          if (!store.isReachable()) {
            throw new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "database-unavailable",
                new Label("数据库暂时不可用", "The database is away for now"));
          }
          Json.answer(context, Map.of("status", "ready"));
        });
    config.routes.get(
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(metrics.render()));
  }
}
