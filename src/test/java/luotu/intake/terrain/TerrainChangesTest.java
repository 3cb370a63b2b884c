package luotu.intake.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import luotu.Checkout;
import luotu.geo.Elevation;
import luotu.geo.HeightLattice;
import luotu.intake.CityImporter;
import luotu.intake.SmallCity;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.model.TerrainDraft;
import luotu.store.ChangeNote;
import luotu.store.Snapshot;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** An import of terrain among the changes of a database, and in its reports. */
class TerrainChangesTest extends TerrainScene {
  private Change insert(String layer, double longitude, double latitude) {
    Feature draft =
        Feature.draft(
            layer,
            new GeometryFactory().createPoint(new Coordinate(longitude, latitude)),
            "a",
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of());
    return database.store().write(new ChangeNote("t", "", "http"), writer -> writer.insert(draft));
  }

  @Test
  void terrainOfAnotherPlaceIsRefusedAndNamesBoth() {
    insert("shelter", 8.68, 49.4);
    Refusal refusal = refusal(flat());
    assertThat(refusal.type()).isEqualTo("other-place");
    assertThat(refusal.faults().get(0).found()).contains("106.0000–106.5000°E");
    assertThat(refusal.faults().get(0).expected().en()).contains("8.6800", "49.4000");
    insert("shelter", 106.3, 29.7);
    assertThat(load(flat()).cells()).isEqualTo(2500);
  }

  @Test
  void anImportIsAChangeSetThatCanBeTakenBackAndForth() {
    insert("shelter", 106.3, 29.7);
    TerrainReport first = load(flat());
    TerrainReport second =
        load(GeoTiff.of(4326, 106.2, 29.9, 0.01, 20, 20, (x, y) -> x > 106.3 ? Double.NaN : 400));
    assertThat(second.change()).isGreaterThan(first.change());
    assertThat(metres(106.25, 29.8)).as("the newer").isCloseTo(400, within(0.06));
    assertThat(metres(106.35, 29.8)).as("its hole shows the older").isCloseTo(250, within(0.06));
    try (Snapshot snapshot = database.store().snapshot()) {
      Change change = snapshot.latestChanges(1).get(0);
      assertThat(change.layers()).containsExactly(Change.TERRAIN);
      assertThat(change.origin()).isEqualTo("terrain");
      assertThat(change.reason()).isEqualTo("heights.tif");
      assertThat(change.author()).isEqualTo("tester");
      assertThat(snapshot.lastTerrainChange()).isEqualTo(second.change());
      assertThat(snapshot.roads().lastRoadChange()).isEqualTo(second.change());
    }
    ChangeNote note = new ChangeNote("t", "", "http");
    Change undo = database.store().undo(second.change(), note);
    assertThat(undo.layers()).containsExactly(Change.TERRAIN);
    assertThat(metres(106.25, 29.8)).isCloseTo(250, within(0.06));
    database.store().undo(undo.number(), note);
    assertThat(metres(106.25, 29.8)).isCloseTo(400, within(0.06));
    database.store().undo(first.change(), note);
    assertThat(metres(106.05, 29.8)).isNaN();
    assertThat(metres(106.25, 29.8)).isCloseTo(400, within(0.06));
  }

  @Test
  void aDemoCityRefusesItAndTakesItsGroundWithItWhenItIsCleared() {
    new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(SmallCity.of(1, 5), false, "tester", "small");
    assertThat(refusal(flat()).type()).isEqualTo("demo-city-stored");
    TerrainReport report =
        new TerrainImporter(database.store())
            .run(flat().write(directory.resolve("heights.tif")), true, "tester");
    assertThat(report.demoCleared()).isTrue();
    try (Snapshot snapshot = database.store().snapshot()) {
      assertThat(snapshot.simulated()).isFalse();
      assertThat(snapshot.isEmpty()).as("terrain is real data").isFalse();
      assertThat(snapshot.counts()).isEmpty();
    }
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
                    .run(SmallCity.of(1, 5), false, "tester", "small"));
    assertThat(refusal.type()).isEqualTo("real-data-stored");
  }

  @Test
  void aCityThatIsReplacedLeavesNoGround() {
    CityImporter importer =
        new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {});
    importer.run(
        sink -> {
          SmallCity.of(1, 5).accept(sink);
          sink.acceptTerrain(
              new TerrainDraft(
                  "simulated",
                  new HeightLattice(106, 30, 0.01, 0.01, 300, 300),
                  (row, column) -> heights(123)));
        },
        false,
        "tester",
        "small");
    assertThat(metres(106.3, 29.5)).isCloseTo(123, within(0.06));
    try (Snapshot snapshot = database.store().snapshot()) {
      assertThat(snapshot.simulated()).isTrue();
      assertThat(snapshot.latestChanges(10)).as("one change set for all of it").hasSize(1);
      assertThat(snapshot.latestChanges(1).get(0).layers()).contains(Change.TERRAIN, "road");
      Elevation coarse = snapshot.elevation(0.02);
      assertThat(coarse.metres(106.3, 29.5)).isCloseTo(123, within(0.06));
      assertThat(coarse.cellDegrees(106.3, 29.5)).isEqualTo(0.02);
      assertThat(snapshot.elevation().cellDegrees(106.3, 29.5)).isEqualTo(0.01);
    }
    importer.run(SmallCity.of(2, 5), false, "tester", "small");
    assertThat(metres(106.3, 29.5)).isNaN();
  }

  @Test
  void theReportSpeaksBothLanguages() {
    TerrainReport report = load(flat());
    assertThat(report.text(Language.ZH))
        .contains("2,500 个格点", "其中 0 个", "250.0", "29.5000–30.0000°N");
    assertThat(report.text(Language.EN)).contains("2,500 cells", "0 of them holes", "change set 1");
  }
}
