package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Outcome;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.model.Standard.Rule;
import luotu.model.Theme;
import org.junit.jupiter.api.Test;

/** The duties of the policies, their marks and where these are from. */
class ShippedStandardsTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Path CATALOGUE = Path.of("data/catalog");

  /** In the order of the policies: level, marks in their units, other levels with their marks. */
  private static final String DUTIES =
      """
      forest-water-key town share 1000/2000 m 0.95
      forest-water-other town share 2000/3000 m 0.95
      built-up-fire-water town share 150/- m 0.95
      fire-response town share 5/8 min 0.95
      fire-station-area district km2 7/15 km2 1
      micro-station town share 1
      rescue-team town yes_no 1; district 1; city 1
      shelter-walk town share 15/30 min 0.95
      shelter-capacity town ratio 0.15
      shelter-new district share 0.5 by year's end
      dual-use town share 1
      life-circle town share 15/30 min 0.8
      helipad town m 5000/10000 m 1; city 100
      air-reach town share 60/- min 1
      rescue-2h town share 120/- min 0.95
      geohazard-monitoring town share 1
      geohazard-people town share 1
      evacuation-plan town share 1
      waterlogging town share 1
      reservoir-people town share 1
      major-hazard-closed town share 1
      relief-goods town ratio 1; district 1; city 1
      drill town count 1; district 1
      command-post town yes_no 1
      warning-reach town share 1
      charging town yes_no 1
      chemical-siting town count 0
      responsibility town count 0
      site-avoidance town count 0
      """;

  /**
   * So that a zone can set it: each number and day of a measure has a key and gives way to another.
   */
  @Test
  void everyNumberOfAMeasureCanBeSet() {
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      for (Standard.Rule rule : standard.rules()) {
        Map<String, Standard.Setting> others = new LinkedHashMap<>();
        for (Standard.Setting known : rule.measure().settings()) {
          Object value =
              known.value() instanceof Double number ? (Object) (number + 1) : "2020-02-02";
          others.put(
              known.key(),
              new Standard.Setting(known.key(), known.label(), value, known.unit(), known.basis()));
        }
        assertThat(rule.measure().with(others).settings())
            .as(standard.id())
            .containsExactlyElementsOf(others.values());
      }
    }
  }

  @Test
  void theTwentyNineDutiesAreThoseOfThePolicies() {
    StringBuilder told = new StringBuilder();
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      Rule main = standard.main();
      told.append(standard.id()).append(' ').append(id(main.level())).append(' ');
      told.append(main.unit().id()).append(' ');
      if (main.preferred() != null) {
        told.append(plain(main.preferred().value())).append('/');
        told.append(main.limit() == null ? "-" : plain(main.limit().value()));
        told.append(' ').append(main.preferred().unit().id()).append(' ');
      }
      told.append(plain(main.required().value()));
      told.append(main.required().byYearEnd() ? " by year's end" : "");
      for (Rule own : standard.rules().subList(1, standard.rules().size())) {
        told.append("; ").append(id(own.level())).append(' ');
        told.append(plain(own.required().value()));
      }
      told.append('\n');
    }
    assertThat(told).hasToString(DUTIES);
  }

  private static String id(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Test
  void everyNumberHasItsSource() throws IOException {
    try (Stream<Path> files = Files.list(CATALOGUE.resolve("standards"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        assertThat(unsourced(file.getFileName().toString(), YAML.readTree(file.toFile())))
            .isEmpty();
      }
    }
  }

  /** So that the test above can fail. */
  @Test
  void aNumberWithoutSourceIsFound() throws IOException {
    String good = Files.readString(CATALOGUE.resolve("standards/relief-goods.yaml"));
    String source = "certainty: verified, source: {zh: 渝府发〔2021〕27号 §18, en: 渝府发〔2021〕27号 §18}";
    assertThat(unsourced("good", YAML.readTree(good))).isEmpty();
    assertThat(unsourced("bad", YAML.readTree(good.replace("value: 200, " + source, "value: 200"))))
        .containsExactly("bad.measure.need.value");
    assertThat(unsourced("bad", YAML.readTree(good.replace("level = 'town'", "people_served > 9"))))
        .containsExactly("bad.measure.rows.filter");
  }

  /** Numbers, days and texts of conditions with digits in them, that no source stands beside. */
  private static List<String> unsourced(String place, JsonNode node) {
    List<String> found = new ArrayList<>();
    look(place, node, false, found);
    return found;
  }

  private static void look(String place, JsonNode node, boolean isSourced, List<String> found) {
    boolean sourced = isSourced || isSourced(node);
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              String key = entry.getKey();
              boolean isNumber =
                  value.isNumber() && !key.equals("order")
                      || List.of("filter", "where", "zones", "day").contains(key)
                          && value.asText().matches(".*\\d.*");
              if (isNumber && !sourced) {
                found.add(place + "." + key);
              }
              boolean isInside = key.equals("square_metres_per_person") && sourced;
              look(place + "." + key, value, isInside, found);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      look(place + "[" + i + "]", node.get(i), false, found);
    }
  }

  private static boolean isSourced(JsonNode node) {
    return !node.at("/source/zh").asText().isBlank()
        && !node.at("/source/en").asText().isBlank()
        && List.of("verified", "unverified", "assumption")
            .contains(node.path("certainty").asText());
  }

  @Test
  void noUnitIsNamedThatNoDocumentNames() {
    assertThat(Checkout.CATALOGUE.standards())
        .flatMap(Standard::sources)
        .allSatisfy(
            source -> {
              assertThat(source.leadUnit()).isNull();
              assertThat(source.responsibleUnits()).isEmpty();
            });
    assertThat(Checkout.CATALOGUE.standards())
        .extracting(standard -> standard.leadUnit().certainty())
        .containsOnly(Certainty.ASSUMPTION);
  }

  @Test
  void aFileIsNamedAsItsStandard() throws IOException {
    try (Stream<Path> files = Files.list(CATALOGUE.resolve("standards"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(
              Checkout.CATALOGUE.standards().stream().map(each -> each.id() + ".yaml").toList());
    }
  }

  @Test
  void outcomesAreEnteredAndNotComputed() {
    assertThat(Checkout.CATALOGUE.outcomes())
        .extracting(Outcome::id, outcome -> outcome.atMost().value())
        .containsExactly(tuple("monitored-deaths", 0.0), tuple("forest-burnt", 0.3));
  }

  /** One for each named system of the documents; between them all duties and most layers. */
  @Test
  void theSixteenThemesHoldEveryDuty() {
    List<Theme> themes = Checkout.CATALOGUE.themes();
    assertThat(themes).extracting(Theme::id).doesNotHaveDuplicates().hasSize(16);
    assertThat(themes.stream().flatMap(theme -> theme.standards().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Checkout.CATALOGUE.standards().stream().map(Standard::id).toList());
    assertThat(themes.stream().flatMap(theme -> theme.layers().stream()).map(Theme.Part::layer))
        .contains(
            Checkout.CATALOGUE.layers().stream()
                .filter(layer -> !layer.id().equals("barrier"))
                .map(Layer::id)
                .toArray(String[]::new));
    assertThat(themes)
        .flatMap(theme -> List.of(theme.label(), theme.shows()))
        .allSatisfy(
            (Label label) -> {
              assertThat(label.zh()).containsPattern("\\p{IsHan}");
              assertThat(label.en()).doesNotContainPattern("\\p{IsHan}");
            });
  }
}
