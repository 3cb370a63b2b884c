package luotu.catalogue;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;

/**
 * A catalogue with the shipped layers, good declarations of standards to put into it, and a user's
 * own.
 */
final class DeclaredStandards {
  static final Standard.Basis OURS =
      new Standard.Basis(Certainty.ASSUMPTION, new Label("文", "Text"));

  static final String POND =
      """
      standards:
        - id: pond
          label: {zh: 水池, en: Ponds}
          duty: {zh: 林中有水, en: Water in the forest}
          level: town
          unit: share
          zones: "disaster_prone = true"
          preferred: {value: 500, unit: m, certainty: verified, source: {zh: 文, en: Text}}
          limit: {value: 800, unit: m, certainty: unverified, source: {zh: 文, en: Text}}
          required: {value: 0.9, unit: share, certainty: assumption, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 要有水, en: Water is needed}}
            - {document: 某文〔2025〕2号, clause: （三）, text: {zh: 要有水, en: Water is needed}}
          lead_unit: {zh: 林业局, en: Forestry Bureau, certainty: assumption}
          measure:
            kind: coverage
            land: {layer: land, filter: "kind = 'forest'"}
            facilities: {layer: water_source, filter: "kind = 'pond'", state: usable}
      """;

  static final String NAMED =
      """
      standards:
        - id: named
          label: {zh: 有人, en: Named}
          duty: {zh: 有人, en: Named}
          level: district
          unit: share
          required: {value: 0.5, unit: share, by_year_end: true, certainty: verified, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 有人, en: Named}}
          lead_unit: {zh: 水利局, en: Water Bureau, certainty: assumption}
          measure:
            kind: row_share
            parts:
              - id: named
                label: {zh: 有人, en: Named}
                of_label: {zh: 总数, en: All}
                among: [{layer: hazard, filter: "kind = 'reservoir'", state: open, due: due_on}]
                passes:
                  named: {field: people, roles: [technical, patrol], confirmed_within_years: 1, certainty: assumption, source: {zh: 文, en: Text}}
                  on_time: {done: closed_on, due: due_on}
      """;

  static final String STOCK =
      """
      standards:
        - id: stock
          label: {zh: 物资, en: Stock}
          duty: {zh: 物资, en: Stock}
          level: town
          unit: ratio
          required: {value: 2, unit: ratio, certainty: verified, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 物资, en: Stock}}
          lead_unit: {zh: 应急局, en: Emergency Bureau, certainty: assumption}
          measure:
            kind: capacity
            rows: {layer: shelter, state: usable}
            amount:
              field: places
              from_area:
                area: area_m2
                grade: grade
                square_metres_per_person: {emergency: 0.5, short: 2, medium: 3, long: 4.5, central: 4.5}
                certainty: unverified
                source: {zh: 文, en: Text}
            need: {value: 30, above_population: 1000, value_above: 50, certainty: assumption, source: {zh: 文, en: Text}}
          own:
            - level: district
              unit: count
              required: {value: 7, unit: count, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: faults
                among: {layer: land}
                faults:
                  - {near: {rows: {layer: hazard, state: open}, metres_field: influence_m}}
      """;

  static final String WALK =
      """
      standards:
        - id: walk
          label: {zh: 步行, en: Walk}
          duty: {zh: 步行可达, en: Within a walk}
          level: town
          unit: share
          preferred: {value: 15, unit: min, certainty: verified, source: {zh: 文, en: Text}}
          limit: {value: 30, unit: min, certainty: assumption, source: {zh: 文, en: Text}}
          required: {value: 0.9, unit: share, certainty: assumption, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 可达, en: Within reach}}
          lead_unit: {zh: 民政局, en: Civil Affairs Bureau, certainty: assumption}
          measure:
            kind: travel
            mode: walk
            direction: to
            kinds:
              - {id: school, label: {zh: 学校, en: Schools}, facilities: [{layer: facility, filter: "kind = 'education'", state: usable}]}
              - {id: safety, label: {zh: 安全, en: Safety}, facilities: [{layer: shelter, state: usable}]}
          own:
            - level: district
              unit: share
              required: {value: 1, unit: share, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: reach_field
                facilities: {layer: warning_point, state: usable}
                field: reach_m
            - level: city
              unit: share
              preferred: {value: 60, unit: min, certainty: verified, source: {zh: 文, en: Text}}
              required: {value: 1, unit: share, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: air
                from: {layer: hazard, state: open}
                to: {layer: helipad, filter: "kind = 'base'", state: usable}
      """;

  final Path shipped;
  final Path own;

  /**
   * @param home an empty directory
   */
  DeclaredStandards(Path home) throws IOException {
    shipped = home.resolve("shipped");
    own = home.resolve("own");
    Files.createDirectories(shipped.resolve("layers"));
    Files.createDirectories(own);
    Path catalog = Path.of("data/catalog");
    Files.copy(catalog.resolve("speeds.yaml"), shipped.resolve("speeds.yaml"));
    try (var layers = Files.list(catalog.resolve("layers"))) {
      for (Path layer : layers.toList()) {
        Files.copy(layer, shipped.resolve("layers").resolve(layer.getFileName()));
      }
    }
  }

  /** The shipped file of standards, written anew. */
  Path ship(String standards) throws IOException {
    return Files.writeString(shipped.resolve("standards.yaml"), standards);
  }

  List<Standard> read() {
    return CatalogueReader.read(shipped).standards();
  }

  List<Fault> faults() {
    return catchThrowableOfType(Refusal.class, () -> CatalogueReader.read(shipped)).faults();
  }

  List<Fault> faultsWithOwn() {
    return catchThrowableOfType(Refusal.class, () -> CatalogueReader.read(shipped, own)).faults();
  }
}
