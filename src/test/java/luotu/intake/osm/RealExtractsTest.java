package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import luotu.Checkout;
import luotu.model.Feature;
import luotu.model.Issue;
import org.junit.jupiter.api.Test;

/** The numbers were counted, and the areas measured, with osmium-tool on the same files. */
class RealExtractsTest {
  private static Extracted read(String name, OptionalInt zoneLevel) {
    return Extracted.from(Checkout.realFile("osm/" + name), zoneLevel);
  }

  private static Map<String, Long> counts(Extracted found) {
    return found.features.stream()
        // RealRoadsTest counts these.
        .filter(feature -> !feature.layer().equals("road"))
        .collect(
            Collectors.groupingBy(
                feature ->
                    feature.layer()
                        + " "
                        + feature
                            .fields()
                            .getOrDefault("kind", feature.fields().getOrDefault("class", "")),
                TreeMap::new,
                Collectors.counting()));
  }

  @Test
  void andorra() {
    Extracted found = read("andorra.osm.pbf", OptionalInt.of(7));
    assertThat(counts(found))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("barrier river", 17L),
                Map.entry("barrier wall", 3L),
                Map.entry("facility commuting", 8L),
                Map.entry("facility culture", 4L),
                Map.entry("facility education", 1L),
                Map.entry("facility hospital", 7L),
                Map.entry("facility sports", 12L),
                Map.entry("helipad ", 1L),
                Map.entry("land built_up", 28L),
                Map.entry("land forest", 53L),
                Map.entry("land water", 98L),
                Map.entry("water_source natural", 98L),
                Map.entry("waterway other", 91L),
                Map.entry("waterway tributary", 29L),
                Map.entry("zone town", 6L)));
    assertThat(found.of("zone"))
        .extracting(Feature::name)
        .containsExactlyInAnyOrder(
            "Andorra la Vella",
            "Encamp",
            "Escaldes-Engordany",
            "La Massana",
            "Ordino",
            "Sant Julià de Lòria");
    assertThat(found.of("zone"))
        .allSatisfy(
            zone -> {
              assertThat(zone.fields()).containsEntry("code", zone.sourceKey());
              assertThat(zone.geometry().isValid()).isTrue();
            });
    // Canillo misses two stretches of the French border; its neighbours abroad miss more.
    assertThat(found.issues)
        .filteredOn(issue -> issue.fault().found().startsWith("relation/2804754 Canillo: 2 / "))
        .singleElement()
        .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.REJECTED));
    assertThat(found.issues)
        .as("neighbours cut by the edge are no fault of the file")
        .filteredOn(
            issue ->
                issue
                    .fault()
                    .found()
                    .matches("relation/\\d+ (Foix|Prades|Cerdanya|.*Urgell|Pallars.*): .*"))
        .hasSize(5)
        .allSatisfy(issue -> assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING));
    assertThat(found.header.extent().toString())
        .isEqualTo("Env[1.422104 : 1.780386, 42.43509 : 42.65717]");
  }

  @Test
  void areasOfAndorra() {
    Extracted found = read("andorra.osm.pbf", OptionalInt.of(7));
    Map<String, Double> areas =
        Map.ofEntries(
            Map.entry("relation/2813720", 9.302604882e-05),
            Map.entry("relation/2813721", 1.316213977e-05),
            Map.entry("relation/2679449", 1.335202175e-05),
            Map.entry("relation/2804753", 2.915292671e-03),
            Map.entry("relation/2804755", 8.923409189e-03),
            Map.entry("relation/2804756", 4.995160923e-03),
            Map.entry("relation/2804757", 7.073510091e-03),
            Map.entry("relation/2804758", 9.316658198e-03),
            Map.entry("relation/2804759", 5.805721944e-03));
    areas.forEach(
        (key, squareDegrees) ->
            assertThat(found.features)
                .filteredOn(feature -> feature.sourceKey().equals(key))
                .isNotEmpty()
                .allSatisfy(
                    feature ->
                        assertThat(feature.geometry().getArea())
                            .isCloseTo(squareDegrees, within(1e-6 * squareDegrees))));
  }

  @Test
  void heidelberg() {
    Extracted found = read("heidelberg.osm.pbf", OptionalInt.empty());
    assertThat(counts(found))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("barrier motorway", 122L),
                Map.entry("barrier rail", 522L),
                Map.entry("barrier wall", 426L),
                Map.entry("facility childcare", 25L),
                Map.entry("facility commuting", 571L),
                Map.entry("facility culture", 7L),
                Map.entry("facility education", 20L),
                Map.entry("facility hospital", 5L),
                Map.entry("facility medical", 1L),
                Map.entry("facility sports", 380L),
                Map.entry("fire_station ", 2L),
                Map.entry("water_source hydrant", 12L)));
    assertThat(found.header.extent().toString())
        .isEqualTo("Env[7.7084693 : 9.1046216, 49.3073228 : 49.5168325]");
  }
}
