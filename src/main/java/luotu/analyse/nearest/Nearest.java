package luotu.analyse.nearest;

import java.util.List;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.travel.TravelData;
import luotu.geo.LonLat;
import luotu.model.Fault;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.Store;

/** The usable resources nearest to a place: in a straight line, by road, or by air. */
public final class Nearest implements Analysis<NearestRequest, NearestResult> {
  static final int DEFAULT_COUNT = 5;

  private final Store store;
  private final FacilityInputs inputs;
  private final StraightSearch straight;
  private final RoadSearch roads;

  public Nearest(Store store, FacilityInputs inputs, TravelData travel) {
    this.store = store;
    this.inputs = inputs;
    straight = new StraightSearch(travel.speeds());
    roads = new RoadSearch(travel, inputs.catalogue());
  }

  @Override
  public String id() {
    return "nearest";
  }

  @Override
  public Label title() {
    return new Label("就近资源", "Nearest resources");
  }

  @Override
  public Label description() {
    return new Label(
        "离一个地点最近的可用资源：直线按到其真实形状的距离，步行、驾车和应急车辆按道路上的时间并给出路线和各步说明，"
            + "直升机按起飞准备加直飞的时间；关闭、规划中的不算，没写状态的算并计入 unverified",
        "The usable resources nearest to a place: in a straight line by the distance to their real"
            + " shape, on foot, by car and for emergency vehicles by the time on the roads, with"
            + " route and steps, by helicopter by the time to take off and fly straight; closed and"
            + " planned ones do not count, those without a status do and are counted in unverified");
  }

  @Override
  public Class<NearestRequest> requestType() {
    return NearestRequest.class;
  }

  @Override
  public Class<NearestResult> resultType() {
    return NearestResult.class;
  }

  @Override
  public NearestRequest example() {
    return new NearestRequest(
        new LonLat(106.46, 29.55), List.of(), 3, "walk", null, null, List.of(), null, List.of());
  }

  @Override
  public NearestResult run(NearestRequest request) {
    List<Facilities> asked =
        inputs.facilities(layers(request), request.filter(), request.includeStatus());
    int count = request.k() == null ? DEFAULT_COUNT : request.k();
    String mode = request.mode() == null ? "straight" : request.mode();
    if (!request.closedRoads().isEmpty() && (mode.equals("straight") || mode.equals("air"))) {
      throw FacilityInputs.refuse(
          List.of(
              Fault.of(
                  "closed_roads",
                  mode,
                  "封路只对 walk、drive、emergency 有意义，请改 mode",
                  "closed roads matter only with mode walk, drive or emergency")));
    }
    try (Snapshot snapshot = store.snapshot()) {
      return switch (mode) {
        case "straight", "air" -> straight.run(snapshot, request, asked, count, mode.equals("air"));
        default -> roads.run(snapshot, request, asked, count);
      };
    }
  }

  private List<String> layers(NearestRequest request) {
    return request.layers().isEmpty()
        ? inputs.catalogue().layers().stream()
            .filter(layer -> layer.usable().isPresent() && !layer.symbol().base())
            .filter(layer -> layer.geometry() != GeometryKind.NONE)
            .map(Layer::id)
            .toList()
        : request.layers();
  }
}
