package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure.SplitArea;
import luotu.model.Refusal;
import luotu.model.Standard.Basis;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;
import luotu.model.TravelMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A standard about the area that each facility is the first to reach. */
class SplitAreaReaderTest {
  private static final Path SHIPPED = Path.of("data/catalog");

  private static final String AREA =
      """
      standards:
        - id: area
          label: {zh: 辖区, en: Area}
          duty: {zh: 辖区不大, en: Areas are small}
          level: district
          unit: km2
          preferred: {value: 7, unit: km2, certainty: verified, source: {zh: 文, en: Text}}
          limit: {value: 15, unit: km2, certainty: verified, source: {zh: 文, en: Text}}
          required: {value: 1, unit: share, certainty: assumption, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 辖区, en: Area}}
          lead_unit: {zh: 消防救援机构, en: Fire and Rescue Service, certainty: assumption}
          measure:
            kind: split_area
            facilities: {layer: fire_station, filter: "kind <> 'micro'", state: usable}
            mode: emergency
            direction: from
            minutes: 5
            certainty: verified
            source: {zh: 文, en: Text}
      """;

  @TempDir Path home;

  @BeforeEach
  void layers() throws IOException {
    Path to = Files.createDirectories(home.resolve("layers"));
    Files.copy(SHIPPED.resolve("speeds.yaml"), home.resolve("speeds.yaml"));
    try (var files = Files.list(SHIPPED.resolve("layers"))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private Path declare(String standards) throws IOException {
    return Files.writeString(home.resolve("standards.yaml"), standards);
  }

  @Test
  void itIsReadWhole() throws IOException {
    declare(AREA);
    Rule rule = CatalogueReader.read(home).standards().get(0).main();
    assertThat(rule.measure())
        .isEqualTo(
            new SplitArea(
                new Rows("fire_station", "kind <> 'micro'", State.USABLE, null, null),
                TravelMode.EMERGENCY,
                true,
                new Setting(
                    "minutes",
                    new Label("行驶时间（分钟）", "Minutes of travel"),
                    5.0,
                    "min",
                    new Basis(Certainty.VERIFIED, new Label("文", "Text")))));
    assertThat(rule.preferred())
        .extracting(PassMark::value, PassMark::unit)
        .containsExactly(7.0, Unit.KM2);
    assertThat(rule.limit().value()).isEqualTo(15);
  }

  /** Each row replaces one piece of a good declaration: that fault is told. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          minutes: 5          | minutes: 0          | measure.minutes           | 0.0
          minutes: 5          | minutes: 241        | measure.minutes           | 241.0
          minutes: 5          | minutes: soon       | measure.minutes           | soon
          minutes: 5          | seconds: 300        | measure.minutes           | ``
          minutes: 5          | seconds: 300        | measure.seconds           | 300
          mode: emergency     | mode: rocket        | measure.mode              | rocket
          direction: from     | way: from           | measure.direction         | ``
          direction: from     | direction: up       | measure.direction         | up
          state: usable       | state: open         | measure.facilities.state  | open
          layer: fire_station | layer: fire_stations | measure.facilities.layer | fire_stations
          kind <> 'micro'     | kind <> 'tiny'      | measure.facilities.filter | kind: tiny
          value: 15, unit: km2 | value: 15, unit: m | limit.unit                | m
          value: 7, unit: km2 | value: 7, unit: min | preferred.unit            | min
          kind: split_area    | kind: split_areas   | measure.kind              | split_areas
          """)
  void aFaultIsToldWithItsPlace(String good, String bad, String place, String found)
      throws IOException {
    assertThat(AREA).contains(good);
    Path file = declare(AREA.replace(good, bad));
    assertThat(catchThrowableOfType(Refusal.class, () -> CatalogueReader.read(home)).faults())
        .extracting(Fault::field, Fault::found)
        .contains(tuple(file + ": standards[area]." + place, found));
  }
}
