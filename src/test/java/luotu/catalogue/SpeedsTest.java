package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.Checkout;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedsTest {
  private static final Path SHIPPED = Path.of("data/catalog/speeds.yaml");

  private static final String WHOLE =
      """
      access_kmh: 5
      access_metres: 500
      stairs_factor: 2
      limit_share: 0.8
      sources: [{id: guess, zh: 估计, en: a guess}]
      other: {walk: 4, source: guess}
      classes:
        - {id: primary, drive: 38, frontage: false, assumption: false, source: guess}
      """;

  @TempDir Path directory;

  @Test
  void theShippedTableNamesEveryClassOfRoadAndNoOther() {
    TravelSpeeds speeds = CatalogueReader.readSpeeds(SHIPPED);
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
    TravelSpeeds speeds = CatalogueReader.readSpeeds(file(WHOLE));
    assertThat(speeds.accessKmh()).isEqualTo(5);
    assertThat(speeds.accessMillis(100)).isEqualTo(72_000);
    assertThat(speeds.stairsFactor()).isEqualTo(2);
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
        horses: 1
        """;
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> CatalogueReader.readSpeeds(file(wrong)));
    assertThat(refusal.type()).isEqualTo("invalid-speeds");
    assertThat(refusal.faults().stream().map(Fault::field).map(SpeedsTest::place))
        .containsExactlyInAnyOrder(
            "access_kmh",
            "access_metres",
            "limit_share",
            "other.source",
            "classes[primary].drive",
            "classes[primary].drive",
            "classes[primary].id",
            "classes[track].fly",
            "classes[track].source",
            "horses");
    assertThat(refusal.faults().get(0).found()).isNotEmpty();
  }

  private static String place(String field) {
    return field.replaceFirst("^.*: ", "");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("speeds.yaml"), text);
  }
}
