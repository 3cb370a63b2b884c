package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.servicearea.Overview;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.standards.UncoveredResult.Within;
import luotu.analyse.travel.TravelData;
import luotu.geo.EqualAreaPlane;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure.Kind;
import luotu.model.ReachMeasure.OwnReach;
import luotu.model.ReachMeasure.Travel;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.ZoneEntry;
import luotu.model.filter.Filter;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * The ground of a zone that a standard about people leaves uncovered, by the pass marks of the
 * zone: evidence to be drawn. What the standard counts are the people, cell by cell.
 *
 * <p>Ground reached by road is that of {@link ServiceArea}, as finely as a picture of the zone
 * shows it; facilities that reach out themselves cover circles right to 0.1 % of their radius.
 */
public final class UncoveredArea implements Analysis<UncoveredRequest, UncoveredResult> {
  private static final int SEGMENTS_OF_A_QUARTER = 32;

  /** Seven decimals of a degree: what is valid here is so for whoever reads the answer. */
  private static final PrecisionModel AS_WRITTEN = new PrecisionModel(1e7);

  private final Store store;
  private final ReportSources sources;

  public UncoveredArea(
      Store store,
      FacilityInputs inputs,
      RadiusCoverage coverage,
      TravelData travel,
      ServiceArea serviceArea) {
    this.store = store;
    sources = new ReportSources(inputs, coverage, travel, serviceArea);
  }

  @Override
  public String id() {
    return "uncovered-area";
  }

  @Override
  public Label title() {
    return new Label("标准未覆盖的范围", "Ground that a standard leaves uncovered");
  }

  @Override
  public Label description() {
    return new Label(
        "一个区域内，按其达标值，某标准的设施够得着和够不着的范围。用于人口类标准：步行、行车可达的，或设施自身有半径的",
        "What of a zone the facilities of a standard reach, and what not, by the pass marks of the"
            + " zone. For standards about people: within minutes by road, or within the distances"
            + " that facilities reach out themselves");
  }

  @Override
  public Class<UncoveredRequest> requestType() {
    return UncoveredRequest.class;
  }

  @Override
  public Class<UncoveredResult> resultType() {
    return UncoveredResult.class;
  }

  @Override
  public UncoveredRequest example() {
    return new UncoveredRequest(null, "life-circle", "medical", null);
  }

  /**
   * @throws Refusal {@code unknown-standard}, {@code unknown-zone}, {@code invalid-input} for a day
   *     in the future or a standard without such ground, or as {@link ServiceArea}
   */
  @Override
  public UncoveredResult run(UncoveredRequest request) {
    LocalDate asOf = GapReport.asOf(request.asOf());
    Standard standard =
        GapReport.standards(sources.inputs().catalogue(), List.of(request.standard())).get(0);
    try (Snapshot snapshot = store.snapshot()) {
      Optional<String> code =
          snapshot.zoneEntries(codes(request)).stream().map(ZoneEntry::code).findFirst();
      if (code.isEmpty()) {
        return answer(null, request, "", List.of(), snapshot);
      }
      ZoneTree tree = new ZoneTree(withThoseAbove(snapshot, code.get()), List.of());
      Place zone = tree.get(code.get());
      Rule rule =
          PassMarks.of(snapshot.markDecisions(), asOf, tree, Optional.empty())
              .binding(standard, standard.ruleOf(zone.level()), zone.code())
              .rule();
      if (rule.measure() instanceof OwnReach reach) {
        Survey survey =
            Reading.ofGaps(
                    snapshot,
                    sources,
                    asOf,
                    tree,
                    Map.of(rule, Map.of(zone.code(), tree.area(zone))))
                .survey();
        return answer(
            zone.code(), request, "", List.of(circles(survey, reach, zone.geometry())), snapshot);
      }
      if (rule.measure() instanceof Travel travel) {
        Kind kind = kind(travel, request.kind());
        return answer(
            zone.code(),
            request,
            kind.id(),
            byRoad(snapshot, asOf, rule, travel, kind, zone.geometry()),
            snapshot);
      }
    }
    throw FacilityInputs.refuse(
        List.of(
            Fault.of(
                "standard",
                request.standard(),
                "目录中写有 areas 的标准",
                "a standard that has areas in the catalogue")));
  }

  /** A zone and those above it, whose pass marks bind it. */
  private List<Feature> withThoseAbove(Snapshot snapshot, String code) {
    Map<String, Feature> rows = new LinkedHashMap<>();
    Deque<String> codes = new ArrayDeque<>(List.of(code));
    while (!codes.isEmpty()) {
      snapshot.forEach(
          sources.inputs().layer("zone"),
          null,
          new Filter.Compare("code", Filter.Operator.EQUAL, codes.remove()),
          row -> {
            Place place = new Place(row);
            if (rows.put(place.code(), row) == null) {
              Stream.of(place.parent(), row.zone()).filter(Objects::nonNull).forEach(codes::add);
            }
          });
    }
    return List.copyOf(rows.values());
  }

  private static List<String> codes(UncoveredRequest request) {
    return Stream.ofNullable(request.zone()).toList();
  }

  private static UncoveredResult answer(
      String zone, UncoveredRequest request, String kind, List<Within> areas, Snapshot snapshot) {
    return new UncoveredResult(
        zone, request.standard(), kind, areas, snapshot.change(), snapshot.simulated());
  }

  private static Kind kind(Travel travel, String asked) {
    return travel.kinds().stream()
        .filter(kind -> asked == null || kind.id().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                FacilityInputs.refuse(
                    List.of(
                        new Fault(
                            "kind",
                            asked,
                            Label.oneOf(travel.kinds().stream().map(Kind::id).toList())))));
  }

  private List<Within> byRoad(
      Snapshot snapshot, LocalDate asOf, Rule rule, Travel travel, Kind kind, Geometry zone) {
    List<Double> minutes =
        Stream.of(rule.preferred(), rule.limit())
            .flatMap(Stream::ofNullable)
            .map(PassMark::value)
            .distinct()
            .sorted()
            .toList();
    List<Supplier<Overview>> asked = new ArrayList<>();
    for (Rows facilities : kind.facilities()) {
      asked.add(
          sources
              .serviceArea()
              .overview(
                  snapshot,
                  Travels.drawing(sources.inputs(), travel, facilities, asOf, minutes, zone),
                  zone));
    }
    List<Overview> reached = asked.stream().map(Supplier::get).toList();
    List<Within> areas = new ArrayList<>();
    for (int i = 0; i < minutes.size(); i++) {
      int index = i;
      areas.add(
          parted(
              minutes.get(i),
              reached.stream().mapToDouble(Overview::detailMetres).max().orElseThrow(),
              zone,
              reached.stream().map(by -> by.areas().get(index)).toList()));
    }
    return areas;
  }

  private static Within circles(Survey survey, OwnReach reach, Geometry zone) {
    EqualAreaPlane plane = EqualAreaPlane.around(zone);
    List<Geometry> circles = new ArrayList<>();
    for (Feature row :
        survey.select(reach.facilities(), survey.all(reach.facilities().layer())).rows()) {
      Survey.number(row, reach.field())
          .map(metres -> plane.forward(row.geometry()).buffer(metres, SEGMENTS_OF_A_QUARTER))
          .map(plane::inverse)
          .filter(circle -> circle.intersects(zone))
          .ifPresent(circles::add);
    }
    return parted(null, null, zone, circles);
  }

  private static Within parted(
      Double minutes, Double detailMetres, Geometry zone, List<Geometry> reached) {
    Geometry covered =
        reached.stream()
            .filter(each -> each != null && !each.isEmpty())
            .map(each -> ground(zone, each, OverlayNG.INTERSECTION))
            .filter(each -> each.getDimension() == 2)
            .reduce((one, other) -> ground(one, other, OverlayNG.UNION))
            .orElseGet(() -> zone.getFactory().createPolygon());
    return new Within(minutes, detailMetres, covered, ground(zone, covered, OverlayNG.DIFFERENCE));
  }

  /** Without the lines and points in which areas touch besides. */
  private static Geometry ground(Geometry one, Geometry other, int operation) {
    OverlayNG overlay = new OverlayNG(one, other, AS_WRITTEN, operation);
    overlay.setStrictMode(true);
    return overlay.getResult();
  }
}
