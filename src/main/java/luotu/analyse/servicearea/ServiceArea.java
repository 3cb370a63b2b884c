package luotu.analyse.servicearea;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.people.CellZones;
import luotu.analyse.people.ZonePeople;
import luotu.analyse.travel.JoinedPeople;
import luotu.analyse.travel.KeptByChange;
import luotu.analyse.travel.TravelData;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.ZoneEntry;
import luotu.roads.Reach;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Geometry;

/**
 * How many people of each zone are within minutes of facilities by road. A population cell is in or
 * out by its own time, the walks at both ends and turnout included. Facilities across the border
 * count; zones that overlap count once in the total.
 */
public final class ServiceArea implements Analysis<ServiceAreaRequest, ServiceAreaResult> {
  /** The views of a few people at a time. */
  private static final int MOST_REACHES = 4;

  /** Of zones; one of a thousand is small. */
  private static final int MOST_LISTS = 20;

  private final Store store;
  private final FacilityInputs inputs;
  private final TravelData travel;
  private final KeptByChange<List<String>, List<ZoneEntry>> zones = new KeptByChange<>(MOST_LISTS);
  private final KeptByChange<ServiceAreaRequest, ReachedArea> reaches =
      new KeptByChange<>(MOST_REACHES);

  public ServiceArea(Store store, FacilityInputs inputs, TravelData travel) {
    this.store = store;
    this.inputs = inputs;
    this.travel = travel;
  }

  @Override
  public String id() {
    return "service-area";
  }

  @Override
  public Label title() {
    return new Label("服务范围", "Service area");
  }

  @Override
  public Label description() {
    return new Label(
        "沿道路在若干分钟内能到达资源（或资源能到达）的人数，按区域、按资源；含出动时间和两端的步行。边界外的资源也算；"
            + "关闭、规划中的不算，没写状态的算并计入 unverified",
        "How many people of each zone reach facilities, or are reached from them, along the roads"
            + " within minutes, turnout and the walks at both ends included. Facilities across the"
            + " border count; closed and planned ones do not, those without a status do and are"
            + " counted in unverified");
  }

  @Override
  public Class<ServiceAreaRequest> requestType() {
    return ServiceAreaRequest.class;
  }

  @Override
  public Class<ServiceAreaResult> resultType() {
    return ServiceAreaResult.class;
  }

  @Override
  public ServiceAreaRequest example() {
    return new ServiceAreaRequest(
        "shelter",
        List.of(),
        null,
        List.of(),
        List.of(15.0, 30.0),
        "walk",
        null,
        false,
        null,
        List.of(),
        List.of(),
        false,
        null);
  }

  @Override
  public ServiceAreaResult run(ServiceAreaRequest request) {
    Supplier<ServiceAreaResult> answer;
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
  public Supplier<ServiceAreaResult> prepare(Snapshot snapshot, ServiceAreaRequest request) {
    check(request);
    List<ZoneEntry> asked =
        zones.get(
            request.zones(),
            snapshot,
            codes -> snapshot.lastChange(inputs.layer("zone")),
            (codes, as) -> as.zoneEntries(codes));
    Trip trip = Trip.of(snapshot, travel, inputs, request);
    JoinedPeople people = trip.people();
    Map<String, CellZones> kinds = new LinkedHashMap<>();
    asked.forEach(zone -> kinds.computeIfAbsent(zone.kind(), trip::zones));
    Headcount headcount =
        new Headcount(
            asked,
            new ZonePeople(asked, people.cells(), kinds, kinds),
            people,
            request.minutes(),
            trip);
    long change = snapshot.change();
    boolean simulated = snapshot.simulated();
    return () -> {
      Reach reach = trip.sweep(request.minutes());
      // What is too large to draw is refused before anything is counted.
      Optional<Polygons> polygons =
          Boolean.TRUE.equals(request.includeGeometry())
              ? Optional.of(Polygons.of(trip, reach, request))
              : Optional.empty();
      ServiceAreaResult counted = headcount.answer(reach, request.isSplit(), change, simulated);
      return polygons.map(drawn -> drawn.addTo(counted)).orElse(counted);
    };
  }

  /**
   * The ground of an area that a request reaches, by the minutes it asks for: for answers that look
   * at a part of it. Nobody is counted, and nothing is drawn further off.
   *
   * @param area in degrees; ground up to a kilometre beyond it may be drawn too
   * @throws luotu.model.Refusal as {@link #run}
   */
  public Supplier<Overview> overview(Snapshot snapshot, ServiceAreaRequest request, Geometry area) {
    check(request);
    Trip trip = Trip.of(snapshot, travel, inputs, request);
    return () -> Polygons.overview(trip, request, area);
  }

  /**
   * What {@link #prepare} counts, cell by cell, for answers that put several requests together.
   *
   * @throws luotu.model.Refusal as {@link #run}
   */
  public Supplier<CellTimes> times(Snapshot snapshot, ServiceAreaRequest request) {
    check(request);
    Trip trip = Trip.of(snapshot, travel, inputs, request);
    int[] limits = Trip.limitsMillis(request.minutes());
    return () -> CellTimes.of(trip, limits[limits.length - 1]);
  }

  /**
   * The area that each facility has of the most minutes asked for, for answers that are about those
   * areas alone. The request is split.
   *
   * @param before of earlier data; only what is otherwise since is looked at again
   * @throws luotu.model.Refusal as {@link #run}
   */
  public Supplier<SplitAreas> splitAreas(
      Snapshot snapshot, ServiceAreaRequest request, Optional<SplitAreas> before) {
    check(request);
    Trip trip = Trip.of(snapshot, travel, inputs, request);
    return () -> trip.splitAreas(request.minutes(), before.map(SplitAreas::ground));
  }

  /**
   * The roads and the ground that a request reaches; of the last few requests they are kept while
   * the data stay as they are.
   *
   * @throws luotu.model.Refusal as {@link #run}
   */
  public ReachedArea reached(Snapshot snapshot, ServiceAreaRequest request) {
    check(request);
    return reaches.get(
        request.everywhere(),
        snapshot,
        each -> lastChange(snapshot, each),
        (each, as) ->
            new ReachedArea(Trip.of(as, travel, inputs, each), each.minutes(), each.isSplit()));
  }

  /** Number of the last change set that {@link #reached} depends on. */
  public long lastChange(Snapshot snapshot, ServiceAreaRequest request) {
    List<Layer> layers = new ArrayList<>();
    List.of("road", "barrier", "waterway").forEach(id -> layers.add(inputs.layer(id)));
    if (request.facilities() != null) {
      layers.add(inputs.layer(request.facilities()));
    }
    return snapshot.lastChange(layers);
  }

  private static void check(ServiceAreaRequest request) {
    List<Fault> faults = new ArrayList<>();
    boolean hasPoints = !request.points().isEmpty();
    if (hasPoints == (request.facilities() != null)) {
      faults.add(
          Fault.of(
              "facilities",
              request.facilities() == null ? "" : request.facilities(),
              "facilities 和 points 必须且只能写一个",
              "exactly one of facilities and points"));
    }
    if (hasPoints && request.filter() != null && !request.filter().isBlank()) {
      faults.add(Fault.of("filter", request.filter(), "只用于 facilities", "only with facilities"));
    }
    if (hasPoints && !request.includeStatus().isEmpty()) {
      faults.add(
          Fault.of(
              "include_status",
              String.join(", ", request.includeStatus()),
              "只用于 facilities",
              "only with facilities"));
    }
    if (!faults.isEmpty()) {
      throw FacilityInputs.refuse(faults);
    }
  }
}
