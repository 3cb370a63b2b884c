package luotu.analyse.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luotu.model.Fault;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that cannot be supposed are refused, and named. */
class BeforeAfterInputTest extends BeforeAfterScene {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'layer':'lake','feature':null}                                   | changes[0].layer
          {'layer':'zone','id':1,'feature':null}                            | changes[0].layer
          {'layer':'population','feature':{'type':'Feature'}}               | changes[0].layer
          {'layer':'water_source'}                                          | changes[0].feature
          {'layer':'water_source','id':987654321}                           | changes[0].id
          {'layer':'water_source','id':'7'}                                 | changes[0].id
          {'layer':'water_source','id':1.5}                                 | changes[0].id
          {'id':7}                                                          | changes[0].layer
          {'layer':'water_source','feature':7}                              | changes[0].feature
          {'layer':'water_source','name':'x'}                               | changes[0].name
          7                                                                 | changes[0]
          {'layer':'water_source','feature':{}}                             | changes[0].feature.type
          """)
  void badChangesAreNamed(String change, String field) {
    scene.square("1", 4_000).store();
    assertThatThrownBy(() -> coverage(change))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults())
                    .isNotEmpty()
                    .allMatch(fault -> fault.field().equals(field)));
  }

  @Test
  void supposedFeaturesAreCheckedAsStoredOnesAre() {
    scene.square("1", 4_000).add("water_source", "POINT(0 0)").store();
    long id = only("water_source");
    String bad =
        "{'layer':'water_source','feature':{'type':'Feature','geometry':{'type':'Point',"
            + "'coordinates':[29.5,106.5]},'properties':{'kind':'lake','volume_m3':-1,'depth':2}}}";
    String twice = altered("water_source", id, "'usable':'maybe'");
    assertThatThrownBy(() -> coverage(bad + "," + twice + "," + gone("water_source", id)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults().stream().map(Fault::field))
                    .containsExactlyInAnyOrder(
                        "changes[0].feature.geometry",
                        "changes[0].feature.properties.kind",
                        "changes[0].feature.properties.volume_m3",
                        "changes[0].feature.properties.depth",
                        "changes[1].feature.properties.usable"));
    assertThatThrownBy(
            () -> coverage(altered("water_source", id, "") + "," + gone("water_source", id)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.faults().get(0).field()).isEqualTo("changes[1].id"));
  }

  @Test
  void faultsOfTheProcessAreNamedAsOfItsInputs() {
    scene.square("1", 4_000).store();
    assertThatThrownBy(
            () -> run("radius-coverage", "'facilities':'water_source','radius_m':-1", pond(0, 0)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.faults().get(0).field()).isEqualTo("inputs.radius_m"));
    assertThatThrownBy(
            () ->
                run(
                    "radius-coverage",
                    "'facilities':'water_source','radius_m':9,'zones':['9']",
                    pond(0, 0)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo("unknown-zone");
              assertThat(refusal.faults().get(0).field()).isEqualTo("inputs.zones");
            });
    assertThatThrownBy(() -> coverage(""))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.faults().get(0).field()).isEqualTo("changes"));
  }
}
