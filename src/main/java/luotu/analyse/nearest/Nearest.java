package luotu.analyse.nearest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.geo.Geodesics;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.model.FeatureJson;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import luotu.store.Store;

/** The usable resources nearest to a place, by geodesic distance to their real shape. */
public final class Nearest implements Analysis<NearestRequest, NearestResult> {
  private static final int DEFAULT_COUNT = 5;

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::metres)
          .thenComparing(candidate -> candidate.feature().layer())
          .thenComparingLong(candidate -> candidate.feature().id());

  private final Store store;
  private final FacilityInputs inputs;

  public Nearest(Store store, FacilityInputs inputs) {
    this.store = store;
    this.inputs = inputs;
  }

  private record Candidate(Facilities among, Feature feature, double metres) {}

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
        "离一个地点最近的可用资源，按到其真实形状的距离排列；关闭、规划中的不算，没写状态的算并计入 unverified",
        "The usable resources nearest to a place, by the distance to their real shape; closed and"
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
        new LonLat(106.46, 29.55), List.of(), 3, "straight", null, null, List.of());
  }

  @Override
  public NearestResult run(NearestRequest request) {
    List<Facilities> asked =
        inputs.facilities(layers(request), request.filter(), request.includeStatus());
    int count = request.k() == null ? DEFAULT_COUNT : request.k();
    List<Candidate> nearest = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot()) {
      for (Facilities among : asked) {
        nearest(snapshot, among, request.point(), count).forEach(nearest::add);
      }
      nearest.sort(ORDER);
      return new NearestResult(
          nearest.stream().map(Nearest::found).toList(),
          snapshot.change(),
          nearest.stream()
              .filter(candidate -> candidate.among().isUnverified(candidate.feature()))
              .count(),
          snapshot.simulated());
    }
  }

  private List<String> layers(NearestRequest request) {
    return request.layers().isEmpty()
        ? inputs.catalogue().layers().stream()
            .filter(layer -> layer.usable().isPresent() && layer.geometry() != GeometryKind.NONE)
            .map(Layer::id)
            .toList()
        : request.layers();
  }

  private static List<Candidate> nearest(
      Snapshot snapshot, Facilities among, LonLat place, int count) {
    return snapshot.nearest(among, place.longitude(), place.latitude(), count).stream()
        .map(
            feature ->
                new Candidate(among, feature, Geodesics.distanceMetres(place, feature.geometry())))
        .sorted(ORDER)
        .limit(count)
        .toList();
  }

  private static NearestResult.Found found(Candidate candidate) {
    Feature feature = candidate.feature();
    return new NearestResult.Found(
        feature.layer(),
        feature.id(),
        feature.name(),
        Math.round(candidate.metres() * 100) / 100.0,
        null,
        null,
        FeatureJson.of(candidate.among().layer(), feature, false));
  }
}
