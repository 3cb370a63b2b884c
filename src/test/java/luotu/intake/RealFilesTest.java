package luotu.intake;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luotu.Checkout;
import luotu.model.Feature;
import luotu.model.filter.Filter;
import luotu.store.LoadOptions.Mode;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** Real files through the mappings that are shipped. Counts were taken from the files by hand. */
class RealFilesTest {
  private static List<Feature> imported(TestDatabase database, String file, String mapping) {
    Path path = Checkout.realFile(file);
    Importer importer = new Importer(database.store(), CATALOGUE, (stage, rows) -> {});
    ImportRequest request =
        new ImportRequest(
            "shelter",
            Optional.empty(),
            Optional.empty(),
            Mapping.read(Path.of("data/catalog/mapping").resolve(mapping)),
            Mode.ADD,
            false,
            false,
            "tester");
    ImportReport report = importer.run(path, request);
    assertThat(report.rejected()).isZero();
    assertThat(importer.run(path, request).unchanged()).isEqualTo(report.rows());
    List<Feature> features = new ArrayList<>();
    try (Snapshot snapshot = database.store().snapshot()) {
      snapshot.forEach(CATALOGUE.getLayer("shelter"), null, Filter.ALL, features::add);
    }
    return features;
  }

  private static long suitable(List<Feature> features, String hazard) {
    return features.stream()
        .filter(
            f ->
                f.fields().getOrDefault("suitable_for", List.of()) instanceof List<?> list
                    && list.contains(hazard))
        .count();
  }

  @Test
  void hiroshima() {
    try (TestDatabase database = TestDatabase.create(CATALOGUE)) {
      List<Feature> shelters =
          imported(database, "facilities/gsi_emergency_341002.geojson", "gsi_shelter.yaml");

      assertThat(shelters).hasSize(927);
      assertThat(suitable(shelters, "flood")).isEqualTo(783);
      assertThat(suitable(shelters, "landslide")).isEqualTo(628);
      assertThat(suitable(shelters, "storm_surge")).isEqualTo(739);
      assertThat(suitable(shelters, "earthquake")).isEqualTo(245);
      assertThat(suitable(shelters, "tsunami")).isEqualTo(49);
      assertThat(suitable(shelters, "fire")).isEqualTo(40);
      assertThat(suitable(shelters, "waterlogging")).isZero();
      assertThat(suitable(shelters, "volcano")).isZero();
      Feature first =
          shelters.stream()
              .filter(f -> f.sourceKey().equals("E3410000898201"))
              .findFirst()
              .orElseThrow();
      assertThat(first.name()).isEqualTo("飯室児童館");
      assertThat(first.source()).isEqualTo("国土地理院");
      assertThat(first.geometry().toText()).isEqualTo("POINT (132.444943 34.551458)");
      assertThat(first.fields())
          .containsEntry("suitable_for", List.of("flood", "landslide", "storm_surge"))
          .containsEntry("status", "open");
      assertThat(first.extra()).containsEntry("住所", "広島県安佐北区安佐町飯室1544").doesNotContainKey("NO");
    }
  }

  @Test
  void nanao() {
    try (TestDatabase database = TestDatabase.create(CATALOGUE)) {
      List<Feature> shelters =
          imported(
              database,
              "facilities/nanao_designated_shelters_with_capacity.csv",
              "nanao_shelter.yaml");

      assertThat(shelters).hasSize(112);
      assertThat(suitable(shelters, "landslide")).isEqualTo(90);
      // The three without a capacity in the file have none here.
      assertThat(shelters).filteredOn(f -> !f.fields().containsKey("places")).hasSize(3);
      assertThat(shelters)
          .filteredOn(f -> f.sourceKey().equals("CC0000000506"))
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.name()).isEqualTo("県立七尾高等学校");
                assertThat(f.fields()).containsEntry("places", 14_436L);
              });
    }
  }
}
