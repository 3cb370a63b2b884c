package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.FeatureCheck;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedsTest {
  private static final Path SHIPPED = Path.of("data/catalog");

  private static final String WHOLE =
      """
      access_kmh: 5
      access_metres: 500
      stairs_factor: 2
      limit_share: 0.8
      turnout_s: 60
      slope: {drive: {climb: 2, descent: 0}, emergency: {climb: 4, descent: 1.5}}
      air: {kmh: 200, takeoff_s: 900}
      sources: [{id: guess, zh: 估计, en: a guess}]
      other: {walk: 4, source: guess}
      classes:
        - {id: primary, drive: 38, frontage: false, assumption: false, source: guess}
      """;

  @TempDir Path directory;

  @Test
  void theShippedTableNamesEveryClassOfRoadAndNoOther() {
    TravelSpeeds speeds = CatalogueReader.read(SHIPPED).speeds();
    List<String> classes =
        Checkout.CATALOGUE.getLayer("road").findField("class").orElseThrow().choices().stream()
            .map(Choice::id)
            .toList();
    assertThat(speeds.classes().keySet()).containsExactlyInAnyOrderElementsOf(classes);
    assertThat(speeds.of("motorway").find(TravelMode.WALK)).isEmpty();
    assertThat(speeds.of("steps").find(TravelMode.EMERGENCY)).isEmpty();
    assertThat(speeds.of("pedestrian").find(TravelMode.DRIVE)).isEmpty();
    assertThat(speeds.of("pedestrian").find(TravelMode.EMERGENCY)).isPresent();
    assertThat(speeds.of(null)).isEqualTo(speeds.of("unheard of")).isEqualTo(speeds.other());
  }

  @Test
  void readsWhatItSays() throws IOException {
    TravelSpeeds speeds = speeds(WHOLE);
    assertThat(speeds.accessKmh()).isEqualTo(5);
    assertThat(speeds.accessMillis(100)).isEqualTo(72_000);
    assertThat(speeds.stairsFactor()).isEqualTo(2);
    assertThat(speeds.slopeOf(TravelMode.EMERGENCY)).isEqualTo(new TravelSpeeds.SlopeCost(4, 1.5));
    assertThat(speeds.slopeOf(TravelMode.WALK)).isEqualTo(new TravelSpeeds.SlopeCost(0, 0));
    assertThat(speeds.of("primary").find(TravelMode.DRIVE)).contains(38.0);
    assertThat(speeds.of("primary").find(TravelMode.WALK)).isEmpty();
    assertThat(speeds.of("primary").frontage()).isFalse();
    assertThat(speeds.of("primary").assumption()).isFalse();
    assertThat(speeds.other().frontage()).isTrue();
    assertThat(speeds.other().assumption()).isTrue();
    assertThat(speeds.other().source().en()).isEqualTo("a guess");
  }

  @Test
  void tellsAllFaultsAtOnce() throws IOException {
    String wrong =
        """
        access_kmh: 0
        access_metres: far
        stairs_factor: 2
        sources: [{id: guess, zh: 估计, en: a guess}]
        other: {walk: 4, source: rumour}
        classes:
          - {id: primary, drive: 1000, source: guess}
          - {id: primary, drive: -5, source: guess}
          - {id: track, fly: 3}
          - {id: trail, walk: 5, source: guess}
        horses: 1
        """;
    Refusal refusal = refusal(wrong);
    assertThat(refusal.faults().stream().map(Fault::field).map(SpeedsTest::place))
        .containsExactlyInAnyOrder(
            "access_kmh",
            "access_metres",
            "limit_share",
            "turnout_s",
            "slope.drive.climb",
            "slope.drive.descent",
            "slope.emergency.climb",
            "slope.emergency.descent",
            "air.kmh",
            "air.takeoff_s",
            "other.source",
            "classes[primary].drive",
            "classes[primary].drive",
            "classes[primary].id",
            "classes[track].fly",
            "classes[track].source",
            "classes[trail].id",
            "horses");
    assertThat(refusal.faults().get(0).found()).isNotEmpty();
  }

  @Test
  void aHomeChangesRowsAndLeavesTheOthers() throws IOException {
    TravelSpeeds speeds =
        speeds(
            WHOLE,
            """
            limit_share: 0.9
            sources: [{id: measured, zh: 实测, en: measured}]
            classes:
              - {id: primary, drive: 45, emergency: 55, assumption: false, source: measured}
              - {id: track, walk: 3, source: guess}
            """);
    assertThat(speeds.limitShare()).isEqualTo(0.9);
    assertThat(speeds.accessKmh()).isEqualTo(5);
    assertThat(speeds.air().kmh()).isEqualTo(200);
    assertThat(speeds.of("primary").find(TravelMode.DRIVE)).contains(45.0);
    assertThat(speeds.of("primary").frontage()).isTrue();
    assertThat(speeds.of("primary").source().en()).isEqualTo("measured");
    assertThat(speeds.of("track").find(TravelMode.WALK)).contains(3.0);
    assertThat(speeds.of("track").source().en()).isEqualTo("a guess");
    assertThat(speeds.other().find(TravelMode.WALK)).contains(4.0);
    assertThat(speeds(WHOLE, "{}")).isEqualTo(speeds(WHOLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "-5", "151", "1000", "fast", "'50'", "[50]"})
  void aSpeedThatNobodyTravelsIsRefusedWhereverItStands(String speed) throws IOException {
    for (String row :
        List.of(
            "other: {walk: %s, source: guess}",
            "classes: [{id: primary, drive: %s, source: guess}]",
            "access_kmh: %s",
            "air: {kmh: %s, takeoff_s: 900}")) {
      // A helicopter may fly at 151 km/h.
      if (!row.startsWith("air") || !speed.equals("151")) {
        Refusal refusal = refusal(WHOLE, row.formatted(speed));
        assertThat(refusal.type()).isEqualTo("invalid-catalogue");
        assertThat(refusal.faults()).as(row).hasSize(1);
        Fault fault = refusal.faults().get(0);
        assertThat(fault.field()).contains("home" + File.separator + "speeds.yaml: ");
        assertThat(fault.found()).isNotBlank();
        assertThat(fault.expected().zh()).contains("数字");
        assertThat(fault.expected().en()).contains("number");
      }
    }
  }

  @Test
  void aPostedLimitIsRefusedBeyondWhatTheFieldTakes() {
    Layer road = Checkout.CATALOGUE.getLayer("road");
    for (Object limit : List.of(1_000, -1, "fast", 200.5)) {
      List<Fault> faults = new ArrayList<>();
      FeatureCheck.fields(road, Map.of("speed_kmh", limit), false, faults);
      assertThat(faults).extracting(Fault::field).containsExactly("speed_kmh");
    }
    List<Fault> faults = new ArrayList<>();
    FeatureCheck.fields(road, Map.of("speed_kmh", 0), false, faults);
    assertThat(faults).as("travel takes no notice of it").isEmpty();
  }

  private static String place(String field) {
    return field.replaceFirst("^.*: ", "");
  }

  private Refusal refusal(String... tables) {
    return catchThrowableOfType(Refusal.class, () -> speeds(tables));
  }

  /** The speeds of a shipped table and, where there is one, that of a home. */
  private TravelSpeeds speeds(String... tables) throws IOException {
    Path shipped = directory.resolve("shipped");
    Path home = directory.resolve("home");
    Files.createDirectories(shipped.resolve("layers"));
    Files.createDirectories(home);
    Files.copy(
        SHIPPED.resolve("layers/road.yaml"),
        shipped.resolve("layers/road.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(shipped.resolve("speeds.yaml"), tables[0]);
    Files.deleteIfExists(home.resolve("speeds.yaml"));
    if (tables.length > 1) {
      Files.writeString(home.resolve("speeds.yaml"), tables[1]);
    }
    return CatalogueReader.read(shipped, home).speeds();
  }
}
