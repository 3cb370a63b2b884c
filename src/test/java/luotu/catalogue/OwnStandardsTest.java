package luotu.catalogue;

import static luotu.catalogue.DeclaredStandards.NAMED;
import static luotu.catalogue.DeclaredStandards.POND;
import static luotu.catalogue.DeclaredStandards.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user's own file may change of the shipped standards, and what it may not. */
class OwnStandardsTest {
  @TempDir Path home;
  private DeclaredStandards files;

  @BeforeEach
  void files() throws IOException {
    files = new DeclaredStandards(home);
  }

  @Test
  void aUsersOwnFileChangesMarksAndAddsStandards() throws IOException {
    files.ship(POND + STOCK.substring(11));
    Files.writeString(
        files.own.resolve("standards.yaml"),
        """
        standards:
          - id: pond
            limit: {value: 900, unit: m, certainty: assumption, source: {zh: 本地, en: Local}}
          - id: stock
            own:
              - level: district
                required: {value: 9, unit: count, certainty: assumption, source: {zh: 本地, en: Local}}
        """
            + NAMED.substring(11));
    List<Standard> standards = CatalogueReader.read(files.shipped, files.own).standards();
    assertThat(standards).extracting(Standard::id).containsExactly("pond", "stock", "named");
    assertThat(standards.get(0).main().limit().value()).isEqualTo(900);
    assertThat(standards.get(0).main().preferred().value()).isEqualTo(500);
    assertThat(standards.get(1).findRule(Level.DISTRICT).orElseThrow().required().value())
        .isEqualTo(9);
    assertThat(CatalogueReader.read(files.shipped, files.own).fingerprint())
        .isNotEqualTo(CatalogueReader.read(files.shipped).fingerprint());
  }

  @Test
  void aUsersOwnFileNamesTheUnitsOfADocument() throws IOException {
    files.ship(POND);
    Path file =
        Files.writeString(
            files.own.resolve("standards.yaml"),
            """
            standards:
              - id: pond
                lead_unit: {zh: 消防救援机构, en: Fire Service, certainty: verified}
                units:
                  - document: 某文〔2025〕2号
                    lead_unit: {zh: 林业局, en: Forestry Bureau}
                    responsible_units: [{zh: 镇街, en: Streets}, {zh: 水利局, en: Water Bureau}]
            """);
    Standard pond = CatalogueReader.read(files.shipped, files.own).standards().get(0);
    assertThat(pond.leadUnit().certainty()).isEqualTo(Certainty.VERIFIED);
    assertThat(pond.sources().get(0).leadUnit()).isNull();
    assertThat(pond.sources().get(1).leadUnit()).isEqualTo(new Label("林业局", "Forestry Bureau"));
    assertThat(pond.sources().get(1).responsibleUnits())
        .containsExactly(new Label("镇街", "Streets"), new Label("水利局", "Water Bureau"));
    Files.writeString(file, Files.readString(file).replace("2号", "9号"));
    assertThat(files.faultsWithOwn())
        .extracting(Fault::field, Fault::found)
        .containsExactly(tuple(file + ": standards[pond].units[#1].document", "某文〔2025〕9号"));
  }

  @Test
  void whatAUsersOwnFileMayNotChangeIsTold() throws IOException {
    files.ship(POND);
    Path file =
        Files.writeString(
            files.own.resolve("standards.yaml"),
            """
            standards:
              - id: pond
                unit: m
                limit: {value: 400, unit: m, certainty: assumption, source: {zh: 本地, en: Local}}
                own: [{level: city}]
            """);
    assertThat(files.faultsWithOwn())
        .extracting(Fault::field)
        .containsExactly(
            file + ": standards[pond].limit.value",
            file + ": standards[pond].own[#1].level",
            file + ": standards[pond].unit");
  }
}
