package luotu.analyse.nearest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import luotu.geo.Geodesics;
import luotu.geo.LonLat;
import luotu.model.Feature;
import luotu.model.FeatureJson;
import luotu.model.Label;
import luotu.model.TravelSpeeds;
import luotu.store.Facilities;
import luotu.store.Snapshot;

/** What is nearest by geodesic distance to its real shape: in a straight line, or by helicopter. */
public final class StraightSearch {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::metres)
          .thenComparing(candidate -> candidate.feature().layer())
          .thenComparingLong(candidate -> candidate.feature().id());

  private final TravelSpeeds speeds;

  public StraightSearch(TravelSpeeds speeds) {
    this.speeds = speeds;
  }

  private record Candidate(Facilities among, Feature feature, double metres) {}

  NearestResult run(
      Snapshot snapshot, NearestRequest request, List<Facilities> asked, int count, boolean byAir) {
    double takeoff =
        request.turnoutS() == null ? speeds.air().takeoffSeconds() : request.turnoutS();
    List<Candidate> nearest = new ArrayList<>();
    for (Facilities among : asked) {
      nearest(snapshot, among, request.point(), count).forEach(nearest::add);
    }
    nearest.sort(ORDER);
    return new NearestResult(
        nearest.stream().map(each -> found(each, byAir, takeoff)).toList(),
        null,
        byAir ? List.of(assumed(takeoff)) : List.of(),
        snapshot.change(),
        nearest.stream()
            .filter(candidate -> candidate.among().isUnverified(candidate.feature()))
            .count(),
        snapshot.simulated());
  }

  /**
   * The facilities nearest to a place in a straight line, nearest first, then by id.
   *
   * @param byAir whether the times of a helicopter are told
   */
  public List<NearestResult.Found> nearest(
      Snapshot snapshot, Facilities among, LonLat place, int count, boolean byAir) {
    double takeoff = speeds.air().takeoffSeconds();
    return nearest(snapshot, among, place, count).stream()
        .map(each -> found(each, byAir, takeoff))
        .toList();
  }

  private NearestResult.Found found(Candidate candidate, boolean byAir, double takeoff) {
    return byAir ? flown(candidate, takeoff) : found(candidate, null, null);
  }

  /** That the times of helicopters are assumed ones. */
  public Label assumed() {
    return assumed(speeds.air().takeoffSeconds());
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

  private NearestResult.Found flown(Candidate candidate, double takeoff) {
    double seconds =
        takeoff - speeds.air().takeoffSeconds() + speeds.air().seconds(candidate.metres());
    return found(candidate, Math.round(seconds * 10) / 10.0, takeoff);
  }

  private Label assumed(double takeoff) {
    long kmh = Math.round(speeds.air().kmh());
    double minutes = Math.round(takeoff / 6) / 10.0;
    String words = minutes == Math.rint(minutes) ? Long.toString((long) minutes) : minutes + "";
    return new Label(
        "空中：接警后 %s 分钟起飞，以 %d 公里/小时直飞；速度和起飞时间是设定，不计天气、禁飞和降落条件".formatted(words, kmh),
        "By air: in the air %s min after the order, then straight at %d km/h; speed and take-off are settings, weather, closed airspace and landing are not looked at"
            .formatted(words, kmh));
  }

  private static NearestResult.Found found(
      Candidate candidate, Double seconds, Double turnoutSeconds) {
    Feature feature = candidate.feature();
    return new NearestResult.Found(
        feature.layer(),
        feature.id(),
        feature.name(),
        Itinerary.metres(candidate.metres()),
        seconds,
        turnoutSeconds,
        null,
        null,
        FeatureJson.of(candidate.among().layer(), feature, false));
  }
}
