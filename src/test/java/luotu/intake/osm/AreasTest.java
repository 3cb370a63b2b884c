package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalInt;
import luotu.model.Feature;
import luotu.model.Issue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

/** Scenes on a grid: node xy lies at (x, y) hundredths of a degree from 106 E, 29 N. */
class AreasTest {
  private static final double CELL = 1e-4;

  @TempDir Path directory;
  private final StringBuilder scene = new StringBuilder();

  @BeforeEach
  void grid() {
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 10; y++) {
        scene.append(
            "<node id='%d' lon='106.%02d' lat='29.%02d'/>".formatted(100 + 10 * x + y, x, y));
      }
    }
  }

  private AreasTest way(int id, String nodes, String... tags) {
    scene.append("<way id='").append(id).append("'>");
    for (String node : nodes.split(" ")) {
      scene.append("<nd ref='").append(100 + Integer.parseInt(node)).append("'/>");
    }
    return end("way", tags);
  }

  private AreasTest relation(int id, String members, String... tags) {
    scene.append("<relation id='").append(id).append("'>");
    for (String member : members.split(" ")) {
      String[] parts = member.split(":");
      scene.append(
          "<member type='way' ref='%s' role='%s'/>"
              .formatted(parts[0], parts.length > 1 ? parts[1] : ""));
    }
    return end("relation", tags);
  }

  private AreasTest end(String element, String... tags) {
    for (String tag : tags) {
      String[] pair = tag.split("=");
      scene.append("<tag k='%s' v='%s'/>".formatted(pair[0], pair[1]));
    }
    scene.append("</").append(element).append(">");
    return this;
  }

  private Extracted extract() {
    return Extracted.ofXml(directory, scene.toString(), OptionalInt.empty());
  }

  private static final String[] WATER = {"type=multipolygon", "natural=water"};

  private Geometry water(Extracted found) {
    assertThat(found.issues).isEmpty();
    Geometry geometry = found.find("water_source", "relation/1").orElseThrow().geometry();
    assertThat(geometry.isValid()).isTrue();
    return geometry;
  }

  private static void assertCells(Geometry geometry, int cells, int parts) {
    assertThat(geometry.getArea()).isCloseTo(cells * CELL, within(1e-12));
    assertThat(geometry.getNumGeometries()).isEqualTo(parts);
  }

  @Test
  void outerRingOfSeveralWaysInAnyDirection() {
    way(1, "0 4 44").way(2, "0 40").way(3, "44 40");
    relation(1, "1:outer 2:outer 3", WATER);
    assertCells(water(extract()), 16, 1);
  }

  @Test
  void holeIslandInTheHoleAndSecondOuterRing() {
    way(1, "0 6 66 60 0").way(2, "11 15 55 51 11").way(3, "22 23 33 32 22");
    way(4, "77 78 88 87 77");
    relation(1, "1:outer 2:inner 3:outer 4:outer", WATER);
    assertCells(water(extract()), 36 - 16 + 1 + 1, 3);
  }

  @Test
  void innerRingsThatShareAStretchAreOneHole() {
    way(1, "0 6 66 60 0").way(2, "11 13 33 31 11").way(3, "31 33 53 51 31");
    relation(1, "1:outer 2:inner 3:inner", WATER);
    Geometry geometry = water(extract());
    assertCells(geometry, 36 - 8, 1);
    assertThat(((org.locationtech.jts.geom.Polygon) geometry).getNumInteriorRing()).isEqualTo(1);
  }

  @Test
  void ringsThatTouchInAPoint() {
    way(1, "0 2 22 20 0").way(2, "22 24 44 42 22");
    relation(1, "1:outer 2:outer", WATER);
    assertCells(water(extract()), 8, 2);
  }

  @Test
  void wrongRolesAndMembersListedTwiceDoNoHarm() {
    way(1, "0 6 66 60 0").way(2, "11 13 33 31 11");
    relation(1, "1:inner 2:outer 1:outer", WATER);
    assertCells(water(extract()), 36 - 4, 1);
  }

  @Test
  void missingMemberIsToldAndLeftOut() {
    way(1, "0 4 44");
    relation(1, "1:outer 2:outer", WATER);
    assertRejected(extract(), "relation/1", "1 / 2 × way/2", 106.0, 29.0);
  }

  @Test
  void openRingIsToldWithItsPlace() {
    way(1, "0 4 44").way(2, "44 40");
    relation(1, "1:outer 2:outer", WATER);
    assertRejected(extract(), "relation/1", "2 @ 106.0, 29.0", 106.0, 29.0);
  }

  @Test
  void crossingRingsAreTold() {
    way(1, "0 4 44 40 0").way(2, "22 28 68 62 22");
    relation(1, "1:outer 2:outer", WATER);
    Extracted found = extract();
    assertThat(found.features).isEmpty();
    assertThat(found.issues).hasSize(1);
    assertThat(found.issues.get(0).severity()).isEqualTo(Issue.Severity.REJECTED);
    assertThat(found.issues.get(0).fault().found()).startsWith("relation/1: ");
  }

  @Test
  void bowTieIsTold() {
    way(1, "0 44 4 40 0", "natural=water");
    assertRejected(extract(), "way/1", "Self-intersection @ 106.02, 29.02", 106.02, 29.02);
  }

  @Test
  void spikeIsMended() {
    way(1, "0 4 44 49 44 40 0", "natural=water");
    Extracted found = extract();
    assertCells(found.find("water_source", "way/1").orElseThrow().geometry(), 16, 1);
    assertThat(found.issues)
        .singleElement()
        .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING));
  }

  @Test
  void openWayIsNoArea() {
    way(1, "0 4 44 40", "natural=water");
    assertRejected(extract(), "way/1", "not closed", 106.0, 29.0);
  }

  @Test
  void areaWithoutAnExtentIsTold() {
    way(1, "0 4 0 4 0", "natural=water");
    Extracted found = extract();
    assertThat(found.features).isEmpty();
    assertThat(found.issues).hasSize(1);
  }

  @Test
  void missingNodesBreakALineAndUnmakeAnArea() {
    scene.append("<way id='1'>");
    for (int node : new int[] {100, 101, 999, 102, 103, 104, 998}) {
      scene.append("<nd ref='").append(node).append("'/>");
    }
    end("way", "waterway=river");
    scene.append("<way id='2'><nd ref='100'/><nd ref='101'/><nd ref='997'/><nd ref='100'/>");
    end("way", "landuse=forest");
    Extracted found = extract();

    for (String layer : new String[] {"waterway", "barrier"}) {
      Feature river = found.find(layer, "way/1").orElseThrow();
      assertThat(river.geometry().toText())
          .isEqualTo("MULTILINESTRING ((106 29, 106 29.01), (106 29.02, 106 29.03, 106 29.04))");
    }
    assertThat(found.of("land")).isEmpty();
    assertThat(found.withoutFeature).containsExactly("land way/2");
    assertThat(found.issues)
        .extracting(issue -> issue.severity() + " " + issue.fault().found())
        .containsExactly("WARNING way/1: 2 / 7", "REJECTED way/2: 1 / 4");
  }

  @Test
  void relationsOfOtherTypesAreNoAreas() {
    way(1, "0 4 44 40 0");
    relation(1, "1:outer", "type=route", "natural=water");
    relation(2, "1:outer", "natural=water");
    Extracted found = extract();
    assertThat(found.features).isEmpty();
    assertThat(found.issues).isEmpty();
  }

  @Test
  void objectTwiceInTheFileIsTakenOnce() {
    way(1, "0 4 44 40 0", "natural=water").way(1, "0 2 22 20 0", "natural=water");
    Extracted found = extract();
    assertThat(found.of("water_source")).hasSize(1);
    assertCells(found.of("water_source").get(0).geometry(), 16, 1);
    assertThat(found.issues)
        .singleElement()
        .satisfies(issue -> assertThat(issue.fault().found()).isEqualTo("way/1 × 2"));
  }

  private static void assertRejected(
      Extracted extracted, String key, String found, double longitude, double latitude) {
    assertThat(extracted.features).isEmpty();
    assertThat(extracted.withoutFeature)
        .containsExactlyInAnyOrder("water_source " + key, "land " + key);
    assertThat(extracted.issues).hasSize(1);
    Issue issue = extracted.issues.get(0);
    assertThat(issue.severity()).isEqualTo(Issue.Severity.REJECTED);
    assertThat(issue.fault().field()).isEqualTo("geometry");
    assertThat(issue.fault().found()).isEqualTo(key + ": " + found);
    assertThat(issue.longitude()).isEqualTo(longitude);
    assertThat(issue.latitude()).isEqualTo(latitude);
  }
}
