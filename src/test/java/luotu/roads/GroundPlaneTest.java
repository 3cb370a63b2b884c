package luotu.roads;

import static luotu.model.TravelMode.WALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luotu.geo.Elevation;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** Polygons do not tell what roads there were before, nor how far those of today go. */
class GroundPlaneTest {
  private static final int[] LIMITS = {300_000};
  private static final String TOWN = "-400 0, 0 0, 300 250, 700 260";

  /** From 29.5 degrees to 34: the middle of all roads moves by two degrees. */
  private static final String FAR = "900 500000, 1000 500000";

  private static ReachedExtent extent(RoadNetwork network) {
    JoinedPlaces origin = network.join(WALK, new RoadScene().points(0, 0));
    Reach reach = network.search(WALK, Direction.TO).merged(origin, new int[1], LIMITS[0]);
    return ReachedExtent.of(network, origin, reach, LIMITS[0]);
  }

  private static Geometry area(RoadNetwork network) {
    return ReachedGround.of(extent(network), LIMITS, false, ReachedGround.Resolution.FINE).area(0);
  }

  private static RoadNetwork patched(RoadNetwork network) {
    RoadGraph.Piece far = RoadGraph.Piece.whole(new RoadScene().road(2, FAR));
    return network.patched(
        List.of(), List.of(far), network.obstacles(), List.of(), Elevation.UNKNOWN);
  }

  @Test
  void aRoadAddedFarAwayAndARestartChangeNothing() {
    RoadNetwork before = new RoadScene().add(1, TOWN).network();
    RoadNetwork anew = new RoadScene().add(1, TOWN).add(2, FAR).network();
    Geometry area = area(before);
    assertThat(area.isEmpty()).isFalse();
    assertThat(area(patched(before)).equalsExact(area)).as("patched").isTrue();
    assertThat(area(anew).equalsExact(area)).as("made anew").isTrue();
  }

  @Test
  void versionsShareWhatNoChangeTouched() {
    RoadNetwork before = new RoadScene().add(1, TOWN).network();
    area(before);
    Ground known = extent(before).ground();
    RoadNetwork after = patched(before);
    long column = (long) Math.floor(known.plane().x(106.5) / Ground.TILE_METRES);
    long row = (long) Math.floor(known.plane().y(29.5) / Ground.TILE_METRES);
    assertThat(extent(after).ground().tile(column, row, ReachedGround.Resolution.FINE))
        .isSameAs(known.tile(column, row, ReachedGround.Resolution.FINE));
  }

  @Test
  void thePlaceOfTheQuestionGivesThePlane() {
    assertThat(plane(29.4, 29.6)).isEqualTo(plane(29.02, 29.97)).isEqualTo(plane(29, 29));
    assertThat(plane(29.98, 30.1)).isEqualTo(plane(30.9)).isNotEqualTo(plane(29.5));
    assertThat(plane(-0.2)).isEqualTo(plane(-0.9));
    assertThat(plane()).isEqualTo(plane(0.5));
  }

  private static GroundPlane plane(double... latitudes) {
    return GroundPlane.around(Places.ofPoints(new double[latitudes.length], latitudes));
  }
}
