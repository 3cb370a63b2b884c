package luotu.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import luotu.Checkout;
import luotu.analyse.Processes;
import luotu.command.Analyses;
import luotu.geo.GeoJson;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.store.Snapshot;

/**
 * Who walks to any shelter of the city, and where that is: the whole request, from the JSON of its
 * inputs to the bytes of its answer, without the polygon and with it.
 */
final class MergedPolygon {
  private static final List<String> RUNS = List.of("cold", "warm", "warm again");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private MergedPolygon() {}

  /** Prints one table, and the refusal where so large a polygon is not drawn. */
  static void run(Report report) throws Exception {
    Table table =
        new Table(
            List.of("all shelters", "run"),
            List.of("s", "detail m", "vertices", "GeoJSON bytes", "gzip bytes"));
    try (CityStore city = CityStore.open(report)) {
      Analyses analyses = Analyses.of(Checkout.CATALOGUE, city.store());
      report.progress(new Label("读取道路", "Reading the roads"));
      try (Snapshot snapshot = city.store().snapshot()) {
        analyses.warm(snapshot);
      }
      rows(table, "people alone", false, analyses.processes());
      report.progress(new Label("绘制全市范围", "Drawing the polygon of the city"));
      rows(table, "with polygon", true, analyses.processes());
    } catch (Refusal refused) {
      report.say(
          new Label(
              "全市避难场所合成的范围太大，不画：" + reasons(refused, Language.ZH),
              "The polygon of all shelters is refused: " + reasons(refused, Language.EN)));
    }
    report.table(table);
  }

  private static void rows(Table table, String what, boolean polygon, Processes processes)
      throws Exception {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    inputs.put("facilities", "shelter").put("minutes", Isochrones.MINUTES).put("mode", "walk");
    inputs.put("include_geometry", polygon);
    for (String run : RUNS) {
      long begun = System.nanoTime();
      byte[] answer = processes.answer("service-area", inputs);
      double seconds = (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND;
      JsonNode area = MAPPER.readTree(answer).at("/areas/0/geometry");
      if (polygon) {
        DrawnSize size = DrawnSize.of(GeoJson.read(area));
        table.row(
            what,
            run,
            Report.seconds(seconds),
            MAPPER.readTree(answer).get("resolution_m").asText(),
            Report.count(size.vertices()),
            Report.count(size.bytes()),
            Report.count(size.zipped()));
      } else {
        table.row(what, run, Report.seconds(seconds), "-", "-", "-", "-");
      }
    }
  }

  private static String reasons(Refusal refused, Language language) {
    return refused.faults().stream()
        .map(fault -> fault.found() + ", " + fault.expected().in(language))
        .collect(Collectors.joining("; "));
  }
}
