package luotu.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import luotu.model.Fault;
import luotu.model.Language;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static Scene scene;

  @BeforeAll
  static void open() {
    scene = new Scene(106.5, 29.5);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  void listsWhatWorksInTheLanguageOfTheAsker() {
    assertThat(scene.processes().list(Language.EN))
        .extracting(each -> each.get("id").textValue())
        .containsExactly(
            "radius-coverage",
            "nearest",
            "service-area",
            "gap-report",
            "uncovered-area",
            "incident",
            "before-after");
    assertThat(scene.processes().list(Language.EN).get(1).get("title").textValue())
        .isEqualTo("Nearest resources");
    assertThat(scene.processes().list(Language.ZH).get(1).get("title").textValue())
        .isEqualTo("就近资源");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "radius-coverage",
        "nearest",
        "service-area",
        "gap-report",
        "uncovered-area",
        "incident",
        "before-after"
      })
  void examplesRunOnAnyDatabase(String id) {
    ObjectNode description = scene.processes().describe(id, Language.EN);
    JsonNode answer = scene.processes().execute(id, description.get("example"));
    assertThat(answer.get("simulated").isBoolean()).isTrue();
    description
        .at("/example/inputs")
        .fieldNames()
        .forEachRemaining(
            name -> assertThat(description.at("/inputs/" + name + "/schema").isObject()).isTrue());
    answer
        .fieldNames()
        .forEachRemaining(name -> assertThat(description.get("outputs").has(name)).isTrue());
  }

  @Test
  void schemasSayWhatTheReaderTakes() {
    JsonNode inputs = scene.processes().describe("radius-coverage", Language.EN).get("inputs");
    JsonNode radius = inputs.at("/radius_m/schema/oneOf/0");
    assertThat(radius.toString())
        .isEqualTo(
            "{\"type\":\"number\",\"minimum\":0.0,\"exclusiveMinimum\":true,\"maximum\":1000000.0}");
    assertThat(inputs.at("/radius_m/schema/oneOf/1/maxItems").asInt()).isEqualTo(20);
    assertThat(inputs.at("/radius_m/minOccurs").asInt()).isEqualTo(1);
    assertThat(inputs.at("/over/schema/enum").toString())
        .isEqualTo("[\"area\",\"population\",\"land\"]");
    JsonNode total =
        scene
            .processes()
            .describe("radius-coverage", Language.EN)
            .at("/outputs/radii/schema/items/properties/zones/items/properties/total");
    assertThat(total.get("description").textValue()).contains("square metres");
    assertThat(total.get("nullable").booleanValue()).isTrue();
  }

  @Test
  void allFaultsAreToldAtOnceInBothLanguages() {
    assertThatThrownBy(
            () -> scene.run("radius-coverage", "'facility':'x','radius_m':-1,'zones':[1]"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.faults())
                  .extracting(Fault::field)
                  .containsExactly("facility", "facilities", "radius_m", "zones[0]");
              assertThat(refusal.faults().get(0).expected().en()).contains("facilities, filter");
              assertThat(refusal.faults().get(2).expected().zh()).isEqualTo("数字，大于 0，不大于 1000000");
              assertThat(refusal.faults().get(2).expected().en())
                  .isEqualTo("a number above 0 and at most 1000000");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "17", "\"x\"", "null", "{\"inputs\":[]}", "{\"inputs\":{},\"mode\":1}"})
  void bodiesThatAreNoRequestAreRefused(String body) {
    assertThatThrownBy(() -> scene.processes().execute("nearest", MAPPER.readTree(body)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("invalid-input"));
  }

  @Test
  void unknownProcessesAreNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> scene.processes().describe("evacuation", Language.EN))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("unknown-process");
              assertThat(refusal.faults().get(0).expected().en())
                  .isEqualTo(
                      "one of: radius-coverage, nearest, service-area, gap-report, uncovered-area, incident, before-after");
            });
  }
}
