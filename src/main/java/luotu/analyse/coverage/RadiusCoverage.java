package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.AreaCoverage.Measured;
import luotu.analyse.coverage.CoverageResult.Radius;
import luotu.analyse.coverage.CoverageResult.ZoneCoverage;
import luotu.analyse.people.CellZones;
import luotu.analyse.people.ZonePeople;
import luotu.geo.GreatCircles;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Zone;
import luotu.model.ZoneEntry;
import luotu.model.filter.Filter;
import luotu.store.Facilities;
import luotu.store.PopulatedCells;
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
      Optional<PopulationCells> people) {}

  @Override
  public CoverageResult run(CoverageRequest request) {
    Supplier<CoverageResult> answer;
    try (Snapshot snapshot = store.snapshot()) {
      answer = prepare(snapshot, request);
    }
    return answer.get();
  }

  /**
   * Reads what a request asks about, for answers that are made of several requests to one state of
   * the database. The answer itself is computed when it is asked for, without the database.
   *
   * @throws luotu.model.Refusal as {@link #run}
   */
  public Supplier<CoverageResult> prepare(Snapshot snapshot, CoverageRequest request) {
    Facilities facilities =
        inputs
            .facilities(List.of(request.facilities()), request.filter(), request.includeStatus())
            .get(0);
    String over = request.over() == null ? "area" : request.over();
    Filter overFilter = overFilter(over, request.overFilter());
    double largest = request.radiusM().stream().mapToDouble(radius -> radius).max().orElseThrow();
    Data data = read(snapshot, request, facilities, over, overFilter, largest);
    long change = snapshot.change();
    boolean simulated = snapshot.simulated();
    return () -> answer(data, request, over, largest, change, simulated);
  }

  private static CoverageResult answer(
      Data data,
      CoverageRequest request,
      String over,
      double largest,
      long change,
      boolean simulated) {
    List<Geometry> apart = Overlaps.remainders(data.zones(), data.areas());
    boolean isPeople = over.equals(POPULATION);
    Parts parts = isPeople ? new Parts(data.areas(), apart) : Parts.of(data, apart);
    // Of one shape: where zones meet nothing has to be joined afterwards.
    Optional<Geometry> drawn =
        Boolean.TRUE.equals(request.includeGeometry())
            ? Optional.of(GreatCircles.follow(Shapes.joined(parts.apart())))
            : Optional.empty();
    List<Radius> radii =
        request.radiusM().stream()
            .map(
                radius -> {
                  List<Amount> amounts =
                      isPeople ? ofPeople(data, apart, radius) : ofArea(data, parts, radius);
                  return radius(data, radius, amounts, drawn);
                })
            .toList();
    return new CoverageResult(
        radii, change, Unverified.count(data.facilities(), data.areas(), largest), simulated);
  }

  /**
   * What is measured of each zone.
   *
   * @param apart without what earlier zones hold; the very same object where it is all
   */
  private record Parts(List<Geometry> own, List<Geometry> apart) {
    static Parts of(Data data, List<Geometry> apart) {
      List<Geometry> own = data.areas().parallelStream().map(data.land()::within).toList();
      return new Parts(
          own,
          IntStream.range(0, own.size())
              .parallel()
              .mapToObj(
                  i ->
                      apart.get(i) == data.areas().get(i)
                          ? own.get(i)
                          : data.land().within(apart.get(i)))
              .toList());
    }
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
        new FacilitySet(snapshot.places(facilities, all.getEnvelopeInternal(), largest));
    LandCover land = LandCover.EVERYTHING;
    Optional<PopulationCells> people = Optional.empty();
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
        people = Optional.of(people(snapshot, zones, layer, extent, overFilter));
      }
    }
    return new Data(zones, areas, found, land, people);
  }

  private static PopulationCells people(
      Snapshot snapshot, List<Zone> zones, Layer layer, Envelope extent, Filter filter) {
    PopulatedCells cells = snapshot.populatedCells(layer, extent, filter);
    Map<String, List<Zone>> others = new LinkedHashMap<>();
    zones.forEach(
        zone ->
            others.computeIfAbsent(
                zone.kind(),
                kind -> CellZones.needShapes(kind) ? snapshot.zonesOfKind(kind) : List.of()));
    Map<String, CellZones> kinds = CellZones.byKind(cells, others);
    Map<String, CellZones> all =
        filter.equals(Filter.ALL)
            ? kinds
            : CellZones.byKind(snapshot.populatedCells(layer, extent, Filter.ALL), others);
    return new PopulationCells(
        cells, new ZonePeople(zones.stream().map(ZoneEntry::of).toList(), cells, kinds, all));
  }

  /** Amounts of the zones, and of all together as the last entry. */
  private static List<Amount> ofArea(Data data, Parts parts, double radiusMetres) {
    AreaCoverage coverage = new AreaCoverage(data.facilities(), radiusMetres, false);
    List<Amount[]> measured =
        IntStream.range(0, parts.own().size())
            .parallel()
            .mapToObj(
                i -> {
                  Geometry own = parts.own().get(i);
                  Geometry apart = parts.apart().get(i);
                  Amount amount = coverage.measure(own).amount();
                  return new Amount[] {
                    amount, apart == own ? amount : coverage.measure(apart).amount()
                  };
                })
            .toList();
    return Stream.concat(
            measured.stream().map(both -> both[0]),
            Stream.of(measured.stream().map(both -> both[1]).reduce(Amount.NONE, Amount::plus)))
        .toList();
  }

  private static List<Amount> ofPeople(Data data, List<Geometry> apart, double radiusMetres) {
    boolean[] whole = new boolean[apart.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = apart.get(i) == data.areas().get(i);
    }
    return data.people()
        .map(people -> people.measure(data.facilities(), radiusMetres, whole))
        .orElse(List.of(Amount.NONE));
  }

  private static Radius radius(
      Data data, double radiusMetres, List<Amount> amounts, Optional<Geometry> drawn) {
    List<ZoneCoverage> zones =
        IntStream.range(0, data.zones().size())
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
    Amount all = amounts.get(zones.size());
    Optional<Measured> shapes =
        drawn.map(new AreaCoverage(data.facilities(), radiusMetres, true)::measure);
    return new Radius(
        radiusMetres,
        zones,
        all.roundedTotal(),
        all.roundedCovered(),
        all.share(),
        shapes.map(Measured::covered).map(Shapes::answer).orElse(null),
        shapes.map(Measured::uncovered).map(Shapes::answer).orElse(null));
  }
}
