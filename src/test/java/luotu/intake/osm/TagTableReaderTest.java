package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.Checkout;
import luotu.model.Fault;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagTableReaderTest {
  @TempDir Path directory;

  private List<String> faultsOf(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("osm.yaml"), yaml);
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> TagTableReader.read(file, Checkout.CATALOGUE));
    assertThat(refusal.type()).isEqualTo("invalid-tag-table");
    return refusal.faults().stream().map(Fault::field).toList();
  }

  @Test
  void allFaultsAreToldTogether() throws IOException {
    assertThat(
            faultsOf(
                """
                zones: {kinds: {7: village}, copy: {people: population}}
                rules:
                  - {layer: lake, when: {natural: water}, geometry: area}
                  - {layer: land, when: {natural: water}, geometry: place, set: {kind: sea, depth: "3"}}
                  - {layer: zone, when: {place: city}, geometry: area}
                  - {layer: facility, when: {}, geometry: place, copy: {beds: beds}}
                  - {layer: facility, when: {amenity: []}}
                """))
        .containsExactlyInAnyOrder(
            "osm.yaml: zones.kinds[7]",
            "osm.yaml: zones.copy",
            "osm.yaml: rules[0].layer",
            "osm.yaml: rules[1].geometry",
            "osm.yaml: rules[1].set.kind",
            "osm.yaml: rules[1].set.depth",
            "osm.yaml: rules[2].layer",
            "osm.yaml: rules[3].when",
            "osm.yaml: rules[3].copy.beds",
            "osm.yaml: rules[4].when.amenity",
            "osm.yaml: rules[4].geometry");
  }

  @Test
  void faultsOfTheRoadsAreToldTogether() throws IOException {
    assertThat(
            faultsOf(
                """
                zones: {}
                roads:
                  classes: [primary, lane]
                  outlines: [square]
                  bridge: {bridge: []}
                  speed_kmh: {values: {walk: 7, none: null, light: 1080000000}}
                  barriers:
                    - {when: {}, access: foot}
                    - {when: {barrier: gate}}
                rules:
                  - {layer: land, when: {natural: water}, geometry: area}
                """))
        .containsExactlyInAnyOrder(
            "osm.yaml: roads.classes",
            "osm.yaml: roads.outlines",
            "osm.yaml: roads.bridge.bridge",
            "osm.yaml: roads.speed_kmh.values.light",
            "osm.yaml: roads.barriers[0].when",
            "osm.yaml: roads.barriers[1].access");
  }

  @Test
  void malformedTablesNameThePlace() throws IOException {
    assertThat(faultsOf("rules:\n  - {layer: [")).singleElement().asString().contains("rules");
    assertThat(faultsOf("rules:\n  - {layer: land, colour: blue}\n"))
        .containsExactly("osm.yaml: rules[0].colour");
    assertThat(faultsOf("name: a\nname: b\n")).containsExactly("osm.yaml: line 2");
    assertThat(faultsOf("a: b: c")).containsExactly("osm.yaml: line 1");
    assertThat(faultsOf("")).isNotEmpty();
  }
}
