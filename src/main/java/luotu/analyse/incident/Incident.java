package luotu.analyse.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.incident.IncidentResult.Hazard;
import luotu.analyse.incident.IncidentResult.ZoneOfPlace;
import luotu.analyse.incident.ShelterSearch.Groups;
import luotu.analyse.nearest.RoadSearch;
import luotu.analyse.nearest.StraightSearch;
import luotu.analyse.travel.Journey;
import luotu.analyse.travel.TravelData;
import luotu.analyse.travel.TravelScene;
import luotu.geo.LonLat;
import luotu.model.Catalogue;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.IncidentKind;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.roads.Places;
import luotu.store.DutyZone;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;

/**
 * "It happened here": the zone and whom to call, what and who is around, what helps and how fast.
 */
public final class Incident implements Analysis<IncidentRequest, IncidentResult> {
  private static final double HUNDREDTHS = 100;

  private final Store store;
  private final FacilityInputs inputs;
  private final TravelData travel;
  private final RoadSearch roads;
  private final StraightSearch straight;
  private final PeopleAround peopleAround;

  public Incident(Store store, FacilityInputs inputs, TravelData travel) {
    this.store = store;
    this.inputs = inputs;
    this.travel = travel;
    roads = new RoadSearch(travel, inputs.catalogue());
    straight = new StraightSearch(travel.speeds());
    peopleAround = new PeopleAround(List.of(inputs.layer("population"), inputs.layer("zone")));
  }

  @Override
  public String id() {
    return "incident";
  }

  @Override
  public Label title() {
    return new Label("事发处置", "It happened here");
  }

  @Override
  public Label description() {
    return new Label(
        "一个地点发生事件时：所在区域和要联系的人（角色、姓名、电话、核实日期），周围的隐患和人口，"
            + "最近可用的各类资源及路线，避难场所的余位和周围的人安置到哪里；可封闭道路重新计算。含个人信息，只供值守人员使用",
        "When something happens at a place: the zone and whom to call (role, name, phone, when"
            + " confirmed), hazards and people around, the nearest usable resources of each kind with"
            + " routes, places left in shelters and where the people around find room; roads may be"
            + " shut and all is computed anew. Shows personal fields, for people on duty only");
  }

  @Override
  public Class<IncidentRequest> requestType() {
    return IncidentRequest.class;
  }

  @Override
  public Class<IncidentResult> resultType() {
    return IncidentResult.class;
  }

  @Override
  public IncidentRequest example() {
    return new IncidentRequest(
        new LonLat(106.46, 29.55), null, "landslide", 1000.0, List.of(), null, null);
  }

  @Override
  public IncidentResult run(IncidentRequest request) {
    IncidentKind kind = check(request);
    Area area = area(request, kind);
    LocalDate today = CityTime.dayOf(Instant.now());
    try (Snapshot snapshot = store.snapshot()) {
      return answer(snapshot, request, kind, area, today);
    }
  }

  /** Makes what a first question would have to wait for. */
  public void warm(Snapshot snapshot) {
    TravelScene scene = travel.at(snapshot);
    peopleAround.warm(snapshot, scene);
    inputs.catalogue().incidents().stream()
        .flatMap(kind -> kind.resources().stream())
        .distinct()
        .filter(ResourceSearch::isByRoad)
        .forEach(
            each ->
                scene
                    .facilities(ResourceSearch.usable(inputs, each), Journey.mode(each.mode()))
                    .places()
                    .byEdge());
  }

  private IncidentKind check(IncidentRequest request) {
    List<Fault> faults = new ArrayList<>();
    List<IncidentKind> kinds = inputs.catalogue().incidents();
    Optional<IncidentKind> kind =
        kinds.stream().filter(each -> each.id().equals(request.kind())).findFirst();
    if (kind.isEmpty()) {
      faults.add(
          new Fault(
              "kind", request.kind(), Label.oneOf(kinds.stream().map(IncidentKind::id).toList())));
    }
    if (request.point() == null && request.geometry() == null) {
      faults.add(
          Fault.of(
              "point",
              "",
              "写 point [经度, 纬度]，或 geometry（面）",
              "a point [longitude, latitude], or a geometry (a polygon)"));
    }
    if (request.geometry() != null && request.radiusM() != null) {
      faults.add(
          Fault.of(
              "radius_m", request.radiusM(), "有 geometry 时不写半径", "no radius beside a geometry"));
    }
    if (!faults.isEmpty()) {
      throw FacilityInputs.refuse(faults);
    }
    return kind.orElseThrow();
  }

  private static Area area(IncidentRequest request, IncidentKind kind) {
    if (request.geometry() == null) {
      return Area.circle(
          request.point(), request.radiusM() == null ? kind.radiusMetres() : request.radiusM());
    }
    if (request.point() != null) {
      return Area.drawn(request.point(), request.geometry());
    }
    Coordinate inside = request.geometry().getInteriorPoint().getCoordinate();
    return Area.drawn(new LonLat(inside.x, inside.y), request.geometry());
  }

  private IncidentResult answer(
      Snapshot snapshot, IncidentRequest request, IncidentKind kind, Area area, LocalDate today) {
    Catalogue catalogue = inputs.catalogue();
    TravelScene scene = travel.at(snapshot).closing(request.closedRoads());
    Whereabouts where = Whereabouts.find(snapshot, catalogue, area.place());
    HazardsAround around = HazardsAround.find(snapshot, catalogue, area);
    List<Hazard> hazards = around.listed(snapshot, catalogue.getLayer("hazard"), today);
    PeopleAround.Found people = peopleAround.find(snapshot, scene, area);
    ResourceSearch.Answer resources =
        new ResourceSearch(
                inputs,
                roads,
                straight,
                snapshot,
                scene,
                area.place(),
                !request.closedRoads().isEmpty())
            .find(kind.resources(), request.k());
    ShelterSearch.Answer shelters =
        new ShelterSearch(snapshot, scene, roads, area, kind, catalogue.getLayer("shelter"))
            .find(groups(request, scene, people, around), today);
    Set<Label> notes = new LinkedHashSet<>(where.notes());
    if (!people.isKnown()) {
      notes.add(
          new Label(
              "没有人口格点数据，不知道周围有多少人", "No population cells are stored; who is around is unknown"));
    }
    notes.addAll(around.notes());
    notes.addAll(resources.notes());
    notes.addAll(shelters.notes());
    return new IncidentResult(
        where.place(),
        kind.id(),
        request.geometry() != null
            ? null
            : request.radiusM() == null ? (Double) kind.radiusMetres() : request.radiusM(),
        where.zone().map(Incident::zone).orElse(null),
        where.community().map(Incident::zone).orElse(null),
        where.above().stream().map(Incident::zone).toList(),
        new CallList(kind, today).of(where, hazards, shelters.shelters().list()),
        hazards,
        around.counts(),
        people.isKnown() ? Math.round(people.sum() * HUNDREDTHS) / HUNDREDTHS : null,
        resources.resources(),
        shelters.shelters(),
        List.copyOf(notes),
        snapshot.change(),
        resources.unverified() + shelters.unverified(),
        snapshot.simulated());
  }

  /** Whom to find places for; empty when nobody knows. */
  private static Optional<Groups> groups(
      IncidentRequest request, TravelScene scene, PeopleAround.Found people, HazardsAround around) {
    if ("threatened".equals(request.placeWhom())) {
      List<HazardsAround.Near> threatening =
          around.near().stream().filter(each -> each.threatened() > 0).toList();
      return Optional.of(
          new Groups(
              scene
                  .network()
                  .join(
                      TravelMode.WALK,
                      Places.ofShapes(
                          threatening.stream().map(each -> each.hazard().shape()).toList())),
              threatening.stream().mapToDouble(HazardsAround.Near::threatened).toArray()));
    }
    return people.isKnown()
        ? Optional.of(new Groups(scene.people(TravelMode.WALK, people.cells()), people.people()))
        : Optional.empty();
  }

  private static ZoneOfPlace zone(DutyZone zone) {
    return new ZoneOfPlace(
        zone.id(), zone.code(), zone.name(), zone.kind(), zone.responsibleUnit());
  }
}
