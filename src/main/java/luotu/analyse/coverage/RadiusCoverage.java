package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.AreaCoverage.Measured;
import luotu.analyse.coverage.CoverageResult.Radius;
import luotu.analyse.coverage.CoverageResult.ZoneCoverage;
import luotu.geo.GreatCircles;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Zone;
import luotu.model.filter.Filter;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * How much of each zone lies within a radius of usable resources, wherever these lie. Radii are
 * right to 0.05 %, shares to 0.1 points; a population cell is in or out by its exact geodesic
 * distance. Zones that overlap count once in the total.
 */
public final class RadiusCoverage implements Analysis<CoverageRequest, CoverageResult> {
  private static final String POPULATION = "population";
  private static final String LAND = "land";

  private final Store store;
  private final FacilityInputs inputs;

  public RadiusCoverage(Store store, FacilityInputs inputs) {
    this.store = store;
    this.inputs = inputs;
  }

  @Override
  public String id() {
    return "radius-coverage";
  }

  @Override
  public Label title() {
    return new Label("半径覆盖", "Coverage within a radius");
  }

  @Override
  public Label description() {
    return new Label(
        "各区域的面积、人口或土地有多少在可用资源的半径之内。边界外的资源也算；关闭、规划中的不算，没写状态的算并计入 unverified",
        "How much of each zone's area, people or land lies within a radius of usable resources."
            + " Resources across the border count; closed and planned ones do not, those without a"
            + " status do and are counted in unverified");
  }

  @Override
  public Class<CoverageRequest> requestType() {
    return CoverageRequest.class;
  }

  @Override
  public Class<CoverageResult> resultType() {
    return CoverageResult.class;
  }

  @Override
  public CoverageRequest example() {
    return new CoverageRequest(
        "water_source", null, List.of(500.0, 2000.0), "area", null, List.of(), List.of(), false);
  }

  /** What is read from the database: one state of it. */
  private record Data(
      List<Zone> zones,
      List<Geometry> areas,
      FacilitySet facilities,
      LandCover land,
      PopulationCells people) {}

  @Override
  public CoverageResult run(CoverageRequest request) {
    Facilities facilities =
        inputs
            .facilities(List.of(request.facilities()), request.filter(), request.includeStatus())
            .get(0);
    String over = request.over() == null ? "area" : request.over();
    Filter overFilter = overFilter(over, request.overFilter());
    double largest = request.radiusM().stream().mapToDouble(radius -> radius).max().orElseThrow();
    Data data;
    long change;
    boolean simulated;
    try (Snapshot snapshot = store.snapshot()) {
      data = read(snapshot, request, facilities, over, overFilter, largest);
      change = snapshot.change();
      simulated = snapshot.simulated();
    }
    List<Geometry> apart = Overlaps.remainders(data.areas());
    boolean withShapes = Boolean.TRUE.equals(request.includeGeometry());
    List<Radius> radii =
        request.radiusM().stream()
            .map(
                radius ->
                    over.equals(POPULATION)
                        ? ofPeople(data, apart, radius, withShapes)
                        : ofArea(data, apart, radius, withShapes))
            .toList();
    return new CoverageResult(
        radii, change, data.facilities().unverified(data.areas(), largest), simulated);
  }

  private Filter overFilter(String over, String text) {
    if (over.equals("area")) {
      if (text != null && !text.isBlank()) {
        throw FacilityInputs.refuse(
            List.of(
                Fault.of(
                    "over_filter",
                    text,
                    "只用于 over = population 或 land",
                    "only with over = population or land")));
      }
      return Filter.ALL;
    }
    return inputs.filter(inputs.layer(over), text);
  }

  private Data read(
      Snapshot snapshot,
      CoverageRequest request,
      Facilities facilities,
      String over,
      Filter overFilter,
      double largest) {
    List<Zone> zones = snapshot.zones(request.zones().stream().distinct().toList());
    List<Geometry> areas = zones.stream().map(Zone::geometry).map(GreatCircles::follow).toList();
    Geometry all = new GeometryFactory().buildGeometry(areas);
    FacilitySet found =
        new FacilitySet(
            facilities, areas.isEmpty() ? List.of() : snapshot.within(facilities, all, largest));
    LandCover land = LandCover.EVERYTHING;
    PopulationCells people = new PopulationCells(zones, others(snapshot, zones, over));
    if (!over.equals("area") && !areas.isEmpty()) {
      Layer layer = inputs.layer(over);
      Envelope extent = all.getEnvelopeInternal();
      if (over.equals(LAND)) {
        List<Geometry> pieces = new ArrayList<>();
        snapshot.forEach(
            layer,
            extent,
            overFilter,
            feature -> pieces.add(GreatCircles.follow(feature.geometry())));
        land = LandCover.of(pieces);
      } else {
        snapshot.forEach(layer, extent, overFilter, people::add);
        if (!overFilter.equals(Filter.ALL)) {
          snapshot.forEach(layer, extent, Filter.ALL, people::weigh);
        }
      }
    }
    return new Data(zones, areas, found, land, people);
  }

  private static Map<String, List<Zone>> others(Snapshot snapshot, List<Zone> zones, String over) {
    Map<String, List<Zone>> others = new LinkedHashMap<>();
    if (over.equals(POPULATION)) {
      for (Zone zone : zones) {
        if (!zone.kind().equals("town")) {
          others.computeIfAbsent(zone.kind(), snapshot::zonesOfKind);
        }
      }
    }
    return others;
  }

  private static Radius ofArea(
      Data data, List<Geometry> apart, double radiusMetres, boolean withShapes) {
    AreaCoverage coverage = new AreaCoverage(data.facilities(), radiusMetres, withShapes);
    List<Measured[]> measured =
        IntStream.range(0, apart.size())
            .parallel()
            .mapToObj(
                i -> {
                  Geometry area = data.areas().get(i);
                  Measured own = coverage.measure(data.land().within(area));
                  boolean whole = apart.get(i) == area;
                  return new Measured[] {
                    own, whole ? own : coverage.measure(data.land().within(apart.get(i)))
                  };
                })
            .toList();
    return radius(
        data,
        radiusMetres,
        measured.stream().map(both -> both[0].amount()).toList(),
        measured.stream().map(both -> both[1].amount()).reduce(Amount.NONE, Amount::plus),
        withShapes ? measured.stream().map(both -> both[1]).toList() : null);
  }

  private static Radius ofPeople(
      Data data, List<Geometry> apart, double radiusMetres, boolean withShapes) {
    boolean[] whole = new boolean[apart.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = apart.get(i) == data.areas().get(i);
    }
    List<Amount> amounts = data.people().measure(data.facilities(), radiusMetres, whole);
    AreaCoverage coverage = new AreaCoverage(data.facilities(), radiusMetres, true);
    return radius(
        data,
        radiusMetres,
        amounts.subList(0, apart.size()),
        amounts.get(apart.size()),
        withShapes ? apart.parallelStream().map(coverage::measure).toList() : null);
  }

  private static Radius radius(
      Data data, double radiusMetres, List<Amount> amounts, Amount all, List<Measured> shapes) {
    List<ZoneCoverage> zones =
        IntStream.range(0, amounts.size())
            .mapToObj(
                i -> {
                  Zone zone = data.zones().get(i);
                  Amount amount = amounts.get(i);
                  return new ZoneCoverage(
                      zone.code(),
                      zone.name(),
                      amount.roundedTotal(),
                      amount.roundedCovered(),
                      amount.share());
                })
            .toList();
    return new Radius(
        radiusMetres,
        zones,
        all.roundedTotal(),
        all.roundedCovered(),
        all.share(),
        shapes == null
            ? null
            : Shapes.answer(shapes.stream().flatMap(each -> each.covered().stream()).toList()),
        shapes == null
            ? null
            : Shapes.answer(shapes.stream().flatMap(each -> each.uncovered().stream()).toList()));
  }
}
