package luotu.analyse.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import luotu.analyse.Scene;
import luotu.model.Fault;
import luotu.model.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be asked, and the field that is named. */
class IncidentInputTest {
  private static final String SQUARE =
      "'geometry':{'type':'Polygon','coordinates':[[[106,29],[106.1,29],[106.1,29.1],[106,29]]]}";

  private static Scene scene;

  @BeforeAll
  static void open() {
    scene = new Scene(106.5, 29.5);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'kind':'fire' | point",
        "'point':[106.5,29.5] | kind",
        "'point':[106.5,29.5],'kind':'flood' | kind",
        "'point':[106.5,29.5],'kind':'fire','radius_m':0 | radius_m",
        "'point':[106.5,29.5],'kind':'fire','radius_m':-5 | radius_m",
        "'point':[106.5,29.5],'kind':'fire','radius_m':'near' | radius_m",
        "'point':[106.5,29.5],'kind':'fire','radius_m':2000000 | radius_m",
        "'point':[29.5,106.5],'kind':'fire' | point",
        "'point':'here','kind':'fire' | point",
        "'point':[106.5,29.5],'kind':'fire','k':0 | k",
        "'point':[106.5,29.5],'kind':'fire','place_whom':'all' | place_whom",
        "'point':[106.5,29.5],'kind':'fire','geometry':7 | geometry",
        "'kind':'fire','geometry':{'type':'Point','coordinates':[106,29]} | geometry",
        "'kind':'fire','geometry':{'type':'Polygon','coordinates':[]} | geometry",
        "'kind':'fire','geometry':{'type':'Polygon','coordinates':[[[106,29],[107,30],[107,29],[106,30],[106,29]]]} | geometry",
        "'kind':'fire','closed_roads':[{'type':'Point','coordinates':[106,29]}],'point':[106,29] | closed_roads[0]",
        "'kind':'fire','closed_roads':[99],'point':[106,29] | closed_roads",
        "'kind':'fire','point':[106,29],'colour':'red' | colour",
        SQUARE + ",'kind':'fire','radius_m':100 | radius_m"
      })
  void wrongInputsAreNamed(String inputs, String field) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> scene.run("incident", inputs.strip()));
    assertThat(refusal.faults()).extracting(Fault::field).containsExactly(field);
    assertThat(refusal.faults().get(0).expected().zh()).isNotBlank();
    assertThat(refusal.faults().get(0).expected().en()).isNotBlank();
  }
}
