package luotu.serve;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import luotu.roads.GraphFigures;

/** Counts requests and writes them with the state of the process in Prometheus' text format. */
public final class Metrics {
  private static final String REQUESTS = "luotu_http_request_duration_seconds";

  private static final String CELLS = "luotu_report_cells_counted_total";

  private record Tally(LongAdder count, DoubleAdder seconds) {}

  private final Map<String, Tally> requests = new ConcurrentSkipListMap<>();

  private final Supplier<Optional<GraphFigures>> roads;
  private final LongSupplier cells;

  /**
   * @param roads what the roads in memory take; empty until they are read
   * @param cells how many cells of gap reports were counted so far
   */
  public Metrics(Supplier<Optional<GraphFigures>> roads, LongSupplier cells) {
    this.roads = roads;
    this.cells = cells;
  }

  /** Counts a request that has been answered. */
  void record(Context context, float milliseconds) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    String route =
        endpoint != null && endpoint.method.isHttpMethod()
            ? endpoint.path
            : context.statusCode() < 400 ? "file" : "none";
    String labels =
        String.format(
            "method=\"%s\",route=\"%s\",status=\"%d\"",
            known(context.method().name()), route, context.statusCode());
    Tally tally =
        requests.computeIfAbsent(labels, key -> new Tally(new LongAdder(), new DoubleAdder()));
    tally.count().increment();
    tally.seconds().add(milliseconds / 1000.0);
  }

  /** Callers may invent methods without end. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "other";
    };
  }

  /** The text of {@code /metrics}. */
  public String render() {
    StringBuilder text = new StringBuilder();
    head(text, REQUESTS, "summary", "Time to answer HTTP requests.");
    requests.forEach(
        (labels, tally) -> {
          line(text, REQUESTS + "_count{" + labels + "}", tally.count().sum());
          line(text, REQUESTS + "_sum{" + labels + "}", tally.seconds().sum());
        });
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    head(text, "jvm_memory_used_bytes", "gauge", "Memory of the Java heap in use.");
    line(text, "jvm_memory_used_bytes{area=\"heap\"}", heap.getUsed());
    head(text, "jvm_memory_max_bytes", "gauge", "Memory the Java heap may take.");
    line(text, "jvm_memory_max_bytes{area=\"heap\"}", heap.getMax());
    head(text, "process_uptime_seconds", "gauge", "Time since the program started.");
    line(text, "process_uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    head(text, CELLS, "counter", "Cells of gap reports that were counted, not known from before.");
    line(text, CELLS, cells.getAsLong());
    roads.get().ifPresent(figures -> roads(text, figures));
    return text.toString();
  }

  private static void roads(StringBuilder text, GraphFigures figures) {
    head(text, "luotu_roads_edges", "gauge", "Edges of the road graph in memory.");
    line(text, "luotu_roads_edges", figures.edges());
    head(text, "luotu_roads_bytes", "gauge", "Memory that the road graph takes.");
    line(text, "luotu_roads_bytes", figures.bytes());
    head(text, "luotu_roads_load_seconds", "gauge", "Time it took to read the road graph.");
    line(text, "luotu_roads_load_seconds", figures.loadSeconds());
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, double value) {
    text.append(name).append(' ').append(String.format(Locale.ROOT, "%.6f", value)).append('\n');
  }
}
