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
import luotu.model.IncidentKind;
import luotu.model.IncidentResource;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {
  private static final Path SHIPPED = Path.of("data/catalog");

  @TempDir Path home;

  private List<IncidentKind> kinds(String table) throws IOException {
    Files.writeString(home.resolve("incidents.yaml"), table);
    return CatalogueReader.read(SHIPPED, home).incidents();
  }

  private static IncidentKind kind(List<IncidentKind> kinds, String id) {
    return kinds.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everyKindOfHazardIsAKindOfEventAndFireTrafficAndEarthquakeToo() {
    List<String> hazards =
        Checkout.CATALOGUE.getLayer("hazard").findField("kind").orElseThrow().choices().stream()
            .map(Choice::id)
            .toList();
    assertThat(Checkout.CATALOGUE.incidents())
        .extracting(IncidentKind::id)
        .containsAll(hazards)
        .contains("fire", "traffic", "earthquake")
        .doesNotHaveDuplicates()
        .hasSize(hazards.size() + 3);
    assertThat(Checkout.CATALOGUE.incidents())
        .allSatisfy(kind -> assertThat(kind.resources()).isNotEmpty());
  }

  @Test
  void aHomeChangesRowsAndAddsOthers() throws IOException {
    List<IncidentKind> kinds =
        kinds(
            """
            resources:
              - {id: hospital, layer: facility, filter: "kind = 'medical'", mode: drive, count: 9, zh: 医院, en: hospitals}
            kinds:
              - {id: fire, zh: 失火, en: Blaze, radius_m: 70, resources: [hospital]}
              - {id: flood, zh: 洪水, en: Flood, radius_m: 900, hazards: [flash_flood], suitable_for: flood, resources: [helipad]}
            """);
    IncidentKind fire = kind(kinds, "fire");
    assertThat(fire.label().en()).isEqualTo("Blaze");
    assertThat(fire.radiusMetres()).isEqualTo(70);
    assertThat(fire.suitableFor()).isEmpty();
    assertThat(fire.resources()).extracting(IncidentResource::count).containsExactly(9);
    assertThat(kind(kinds, "landslide").resources())
        .as("the others take the changed resource")
        .anyMatch(each -> each.id().equals("hospital") && each.mode().equals("drive"));
    assertThat(kind(kinds, "flood").suitableFor()).contains("flood");
    assertThat(kinds).hasSize(Checkout.CATALOGUE.incidents().size() + 1);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                kinds(
                    """
                    resources:
                      - {id: a, layer: boats, mode: emergency, zh: 船, en: boats}
                      - {id: b, layer: facility, filter: "kindness = 1", mode: sail, count: 0, zh: 船, en: boats}
                      - {id: b, layer: facility, mode: air, zh: 船, en: boats}
                    kinds:
                      - {id: fire, zh: 火, radius_m: 0, hazards: [dragon], suitable_for: dragon, resources: [c], colour: red}
                      - {zh: 火, en: fire, radius_m: 10, leave: maybe}
                    """));
    assertThat(refusal.type()).isEqualTo("invalid-catalogue");
    assertThat(refusal.faults())
        .extracting(Fault::field)
        .extracting(field -> field.replaceFirst("^.*: ", ""))
        .containsExactlyInAnyOrder(
            "resources[a].layer",
            "resources[b].filter",
            "resources[b].mode",
            "resources[b].count",
            "resources[b].id",
            "kinds[fire].en",
            "kinds[fire].radius_m",
            "kinds[fire].hazards",
            "kinds[fire].suitable_for",
            "kinds[fire].resources",
            "kinds[fire].colour",
            "kinds[#2].id",
            "kinds[#2].leave");
  }
}
