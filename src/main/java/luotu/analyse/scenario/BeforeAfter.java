package luotu.analyse.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.Processes;
import luotu.analyse.coverage.CoverageRequest;
import luotu.analyse.coverage.CoverageResult;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.scenario.BeforeAfterRequest.Change;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.servicearea.ServiceAreaRequest;
import luotu.analyse.servicearea.ServiceAreaResult;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.Store;

/**
 * An analysis as things are, and as they would be with a pond built, a bridge closed, a station
 * moved. Both answers are of one state of the database; nothing is written.
 */
public final class BeforeAfter implements Analysis<BeforeAfterRequest, BeforeAfterResult> {
  private final Store store;
  private final FacilityInputs inputs;
  private final RadiusCoverage coverage;
  private final ServiceArea serviceArea;

  public BeforeAfter(
      Store store, FacilityInputs inputs, RadiusCoverage coverage, ServiceArea serviceArea) {
    this.store = store;
    this.inputs = inputs;
    this.coverage = coverage;
    this.serviceArea = serviceArea;
  }

  @Override
  public String id() {
    return "before-after";
  }

  @Override
  public Label title() {
    return new Label("前后对比", "Before and after");
  }

  @Override
  public Label description() {
    return new Label(
        "假设新增、移动、修改或撤去要素（如新建水池、封闭桥梁、迁移消防站、新修道路），把半径覆盖或服务范围的现状与假设后的答案"
            + "并列给出，附各区域的差别；不写入任何数据。新路的端点在 10 米内有道路时与之相接",
        "Supposes features to be added, moved, changed or gone (a pond built, a bridge closed, a"
            + " station moved, a road made) and gives the answer of radius-coverage or service-area"
            + " as things are beside that with the changes, and the difference of each zone;"
            + " nothing is written. A new road joins the roads within 10 m of its ends");
  }

  @Override
  public Class<BeforeAfterRequest> requestType() {
    return BeforeAfterRequest.class;
  }

  @Override
  public Class<BeforeAfterResult> resultType() {
    return BeforeAfterResult.class;
  }

  @Override
  public BeforeAfterRequest example() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode asked = json.objectNode().put("facilities", "water_source").put("radius_m", 2000);
    ObjectNode pond = json.objectNode().put("type", "Feature");
    pond.putObject("geometry").put("type", "Point").putArray("coordinates").add(106.4).add(29.6);
    pond.putObject("properties").put("kind", "pond").put("usable", true);
    return new BeforeAfterRequest(
        "radius-coverage", asked, List.of(new Change("water_source", null, pond)));
  }

  @Override
  public BeforeAfterResult run(BeforeAfterRequest request) {
    Question question = within(() -> question(request));
    Suppositions suppositions;
    List<Label> notes;
    Supplier<Answer> before;
    Supplier<Answer> after;
    try (Snapshot stored = store.snapshot()) {
      suppositions = ChangeReader.read(inputs, stored, request.changes());
      SupposedSnapshot supposed = new SupposedSnapshot(stored, suppositions, inputs);
      notes = new ArrayList<>(RoadJoining.join(supposed, suppositions, inputs.layer("road")));
      notes.addAll(Bearing.notes(question, supposed, suppositions));
      before = within(() -> question.prepare().apply(stored));
      after = within(() -> question.prepare().apply(supposed));
    }
    Answer now = before.get();
    Comparison comparison = new Comparison(now, after.get());
    return new BeforeAfterResult(
        now.whole(),
        comparison.after().whole(),
        comparison.totals(),
        comparison.zones(),
        comparison.areas(),
        suppositions.all().stream().map(Supposed::toEdit).toList(),
        notes,
        now.change(),
        comparison.after().unverified(),
        now.simulated());
  }

  private Question question(BeforeAfterRequest request) {
    if (request.process().equals(coverage.id())) {
      CoverageRequest asked = Processes.read(coverage, request.inputs());
      return new Question(
          Optional.of(facilities(asked.facilities(), asked.filter(), asked.includeStatus())),
          "land".equals(asked.over()) ? layers("land") : List.of(),
          snapshot -> {
            Supplier<CoverageResult> answer = coverage.prepare(snapshot, asked);
            return () -> Answer.of(answer.get());
          });
    }
    ServiceAreaRequest asked = Processes.read(serviceArea, request.inputs());
    return new Question(
        Optional.ofNullable(asked.facilities())
            .map(layer -> facilities(layer, asked.filter(), asked.includeStatus())),
        layers("road", "barrier", "waterway"),
        snapshot -> {
          Supplier<ServiceAreaResult> answer = serviceArea.prepare(snapshot, asked);
          return () -> Answer.of(answer.get());
        });
  }

  private Facilities facilities(String layer, String filter, List<String> includeStatus) {
    return inputs.facilities(List.of(layer), filter, includeStatus).get(0);
  }

  private List<Layer> layers(String... ids) {
    return Stream.of(ids).map(inputs::layer).toList();
  }

  /** What is wrong with the inputs of the process is named as a part of ours. */
  private static <T> T within(Supplier<T> read) {
    try {
      return read.get();
    } catch (Refusal wrong) {
      throw new Refusal(
          wrong.kind(),
          wrong.type(),
          wrong.title(),
          wrong.faults().stream()
              .map(each -> new Fault("inputs." + each.field(), each.found(), each.expected()))
              .toList(),
          wrong);
    }
  }
}
