package luotu.analyse.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import luotu.analyse.Scene;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private final Scene scene = new Scene(106.5, 29.5);

  @AfterEach
  void close() {
    scene.close();
  }

  private static List<String> each(JsonNode answer, String name) {
    return StreamSupport.stream(answer.get("results").spliterator(), false)
        .map(result -> result.get(name).asText())
        .toList();
  }

  @Test
  void ordersByDistanceToTheShapeThenLayerThenId() {
    scene
        .add("water_source", "POINT(500 0)", "kind", "pond")
        .add("water_source", "POINT(500 0)")
        .add("water_source", "POINT(0 100)", "usable", false)
        .add("water_source", "LINESTRING(-1000 300,1000 300)", "usable", true)
        .add("fire_station", "POINT(500 0)", "status", "open")
        .add("shelter", Scene.box(-10, -10, 10, 10), "status", "planned", "contact", "role 7")
        .store();
    JsonNode answer = scene.run("nearest", "'point':[106.5,29.5]");
    assertThat(each(answer, "layer"))
        .containsExactly("water_source", "fire_station", "water_source", "water_source");
    assertThat(each(answer, "distance_m")).containsExactly("300.0", "500.0", "500.0", "500.0");
    assertThat(answer.at("/results/2/id").asLong()).isLessThan(answer.at("/results/3/id").asLong());
    assertThat(answer.get("unverified").asInt()).isEqualTo(2);
    assertThat(answer.at("/results/0/time_s").isNull()).isTrue();
    assertThat(answer.at("/results/0/route").isNull()).isTrue();
    assertThat(answer.at("/results/2/feature/properties/kind").asText()).isEqualTo("pond");

    JsonNode planned =
        scene.run("nearest", "'point':[106.5,29.5],'include_status':['planned'],'k':1");
    assertThat(each(planned, "layer")).containsExactly("shelter", "water_source", "fire_station");
    assertThat(planned.at("/results/0/distance_m").asDouble()).isZero();
    assertThat(planned.at("/results/0/feature/properties").has("contact")).isFalse();
    assertThat(
            each(
                scene.run(
                    "nearest",
                    "'point':[106.5,29.5],'layers':'water_source','filter':'kind = `pond`'"),
                "distance_m"))
        .containsExactly("500.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid-input|''|",
        "invalid-input|'point':[29.5,106.5]|29.5, 106.5",
        "invalid-input|'point':[1]|[1]",
        "invalid-input|'point':'106.5,29.5'|106.5",
        "invalid-input|'point':[1,2],'k':-3|-3",
        "invalid-input|'point':[1,2],'k':1000000000000|1000000000000",
        "invalid-input|'point':[1,2],'k':2.5|2.5",
        "invalid-input|'point':[1,2],'k':0|0",
        "invalid-input|'point':[1,2],'k':101|101",
        "invalid-input|'point':[1,2],'mode':'walk','turnout_s':3601|3601",
        "invalid-input|'point':[1,2],'mode':'walk','closed_roads':['all']|all",
        "unknown-road|'point':[1,2],'mode':'walk','closed_roads':[7]|7",
        "invalid-input|'point':[1,2],'closed_roads':[7]|straight",
        "invalid-input|'point':[1,2],'mode':'air','closed_roads':[7]|air",
        "unknown-layer|'point':[1,2],'mode':'walk','layers':['pond']|pond",
        "invalid-input|'point':[1,2],'mode':'fly'|fly",
        "invalid-input|'point':[1,2],'include_status':'lost'|lost",
        "unknown-layer|'point':[1,2],'layers':['pond']|pond",
        "layer-without-geometry|'point':[1,2],'layers':['street_record']|street_record",
      })
  void wrongInputsAreNamed(String type, String inputs, String found) {
    assertThatThrownBy(() -> scene.run("nearest", inputs.equals("''") ? "" : inputs))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(type);
              assertThat(refusal.faults().get(0).found()).contains(found == null ? "" : found);
            });
  }
}
