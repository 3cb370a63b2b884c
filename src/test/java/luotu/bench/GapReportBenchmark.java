package luotu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import luotu.Checkout;
import luotu.command.Analyses;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.store.Snapshot;

/**
 * The gap report of a city: the first one and where its time goes, the same again, after one edit
 * of each kind, and its geometry beside plain SQL. What was followed through all edits is held
 * against a report counted anew.
 */
final class GapReportBenchmark implements Benchmark {
  private static final int TIMES_UNCHANGED = 200;
  private static final int WARM_UPS = 20;
  private static final double NANOSECONDS_PER_SECOND = 1e9;
  private static final String CELLS = "luotu_report_cells_counted_total ";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String name() {
    return "gap-report";
  }

  @Override
  public Label title() {
    return new Label(
        "全市差距报告：第一次及各部分用时、数据未变时再读、改动一处之后、几何类标准与普通 SQL 相比",
        "the gap report of a city: the first and its parts, the same again, after one edit,"
            + " geometry beside plain SQL");
  }

  @Override
  public void run(Report report) throws Exception {
    report.say(
        new Label(
            """
            cold 表：s 为时钟秒，CPU s 为本进程的处理器秒（不含数据库）；each 各行是只问这一个标准、其余一无所知时。
            edit 表：从写入一处到读完变化后的整个矩阵，含 HTTP；cells 是重新计算的单元数。""",
            """
            cold: s are seconds of the clock, CPU s those of this process's processors (the database not
            included); the rows of standards are reports of that one alone that know nothing yet.
            edit: from writing one row until the whole matrix with what changed has been read over HTTP;
            cells are those counted again."""));
    try (CityStore city = CityStore.open(report)) {
      Map<String, Integer> followed = served(city, report);
      anew(city, followed, report);
      ReportInSql.run(city, report);
    }
  }

  /** The city served over HTTP; returns what its cells are in the end, by standard. */
  private static Map<String, Integer> served(CityStore city, Report report) throws Exception {
    Clock roads = new Clock();
    try (CityServer server = CityServer.start(city, report)) {
      Table cold = new Table(List.of("cold"), List.of("s", "CPU s", "cells", "kB gzip"));
      cold.row("roads and people read", roads.seconds(), roads.cpuSeconds(), "-", "-");
      report.progress(new Label("第一次报告", "The first report"));
      Client client = new Client(server.port());
      Clock first = new Clock();
      byte[] answer = client.report();
      cold.row(
          "report of all standards",
          first.seconds(),
          first.cpuSeconds(),
          Report.count(client.cellsCounted()),
          Report.count(answer.length / 1000));
      report.table(cold);
      unchanged(client, report);
      edits(city, client, report);
      return cells(MAPPER.readTree(unpacked(client.report())));
    }
  }

  private static void unchanged(Client client, Report report) {
    for (int i = 0; i < WARM_UPS; i++) {
      client.report();
    }
    List<Double> seconds = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < TIMES_UNCHANGED; i++) {
      Clock clock = new Clock();
      bytes = client.report().length;
      seconds.add(clock.elapsedSeconds());
    }
    Table table = new Table(List.of("unchanged"), CityServer.FIGURES);
    table.row(CityServer.figures(List.of("matrix over HTTP"), seconds, Report.count(bytes / 1000)));
    report.table(table);
  }

  private static void edits(CityStore city, Client client, Report report) {
    report.progress(new Label("逐处改动", "One edit after the other"));
    ReportEdits edits = new ReportEdits(city.store());
    Table table =
        new Table(List.of("edit"), List.of("edits", "median s", "slowest s", "CPU s", "cells"));
    for (ReportEdits.Kind kind : ReportEdits.kinds()) {
      List<Double> seconds = new ArrayList<>();
      long before = client.cellsCounted();
      double cpu = Clock.cpu();
      for (Feature row : edits.rows(kind)) {
        Clock made = new Clock();
        long change = edits.make(kind, row);
        client.report();
        seconds.add(made.elapsedSeconds());
        Clock undone = new Clock();
        edits.undo(change);
        client.report();
        seconds.add(undone.elapsedSeconds());
      }
      seconds.sort(null);
      table.row(
          kind.name(),
          Report.count(seconds.size()),
          Report.seconds(seconds.get(seconds.size() / 2)),
          Report.seconds(seconds.get(seconds.size() - 1)),
          Report.seconds((Clock.cpu() - cpu) / seconds.size()),
          Report.count((client.cellsCounted() - before) / seconds.size()));
    }
    report.table(table);
  }

  /** Each standard alone, of an analysis that was never asked anything. */
  private static void anew(CityStore city, Map<String, Integer> followed, Report report)
      throws Exception {
    Analyses analyses = Analyses.of(Checkout.CATALOGUE, city.store());
    try (Snapshot snapshot = city.store().snapshot()) {
      analyses.warm(snapshot);
    }
    Table table = new Table(List.of("each alone"), List.of("s", "CPU s"));
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      ObjectNode inputs = JsonNodeFactory.instance.objectNode();
      inputs.putArray("standards").add(standard.id());
      Clock clock = new Clock();
      byte[] answer = analyses.processes().answer("gap-report", inputs);
      table.row(standard.id(), clock.seconds(), clock.cpuSeconds());
      int found = cells(MAPPER.readTree(answer)).get(standard.id());
      if (found != followed.get(standard.id())) {
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "wrong-answer",
            new Label(
                "改动之后沿用的结果与重新计算的不一致：" + standard.id(),
                "What was followed through the edits differs from what is counted anew: "
                    + standard.id()),
            Fault.of(standard.id(), followed.get(standard.id()), "" + found, "" + found));
      }
    }
    report.table(table);
    report.say(
        new Label(
            "所有改动之后沿用的 %d 个标准与重新计算的逐字相同".formatted(followed.size()),
            "After all edits the cells of all %d standards are, to the letter, those counted anew"
                .formatted(followed.size())));
  }

  /** The cells of each standard, as a number that differs when any of them does. */
  private static Map<String, Integer> cells(JsonNode report) {
    Map<String, Integer> cells = new HashMap<>();
    for (JsonNode zone : report.get("zones")) {
      for (JsonNode cell : zone.get("results")) {
        int hash = cell.toString().hashCode();
        cells.merge(cell.get("standard").asText(), hash, (all, one) -> 31 * all + one);
      }
    }
    return cells;
  }

  private static byte[] unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  /** Since when, by the clock and the processors. */
  private record Clock(long begun, double cpuBegun) {
    Clock() {
      this(System.nanoTime(), cpu());
    }

    static double cpu() {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return system.getProcessCpuTime() / NANOSECONDS_PER_SECOND;
    }

    double elapsedSeconds() {
      return (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
    }

    String seconds() {
      return Report.seconds(elapsedSeconds());
    }

    String cpuSeconds() {
      return Report.seconds(cpu() - cpuBegun);
    }
  }

  /** Asks as a browser does. */
  private record Client(HttpClient http, String address) {
    Client(int port) {
      this(HttpClient.newHttpClient(), "http://127.0.0.1:" + port);
    }

    /** The whole matrix, packed. */
    byte[] report() {
      return send(
          HttpRequest.newBuilder(URI.create(address + "/ogc/processes/gap-report/execution"))
              .header("Content-Type", "application/json")
              .header("Accept-Encoding", "gzip")
              .POST(BodyPublishers.ofString("{\"inputs\":{}}"))
              .build());
    }

    long cellsCounted() {
      String metrics =
          new String(send(HttpRequest.newBuilder(URI.create(address + "/metrics")).build()));
      return metrics
          .lines()
          .filter(line -> line.startsWith(CELLS))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(CELLS.length())))
          .findFirst()
          .orElseThrow();
    }

    private byte[] send(HttpRequest request) {
      try {
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
          throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(ended);
      }
    }
  }
}
