package luotu.analyse.nearest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {
  @ParameterizedTest
  @CsvSource({
    "0,0,STRAIGHT",
    "350,10,STRAIGHT",
    "10,350,STRAIGHT",
    "-170,165,SLIGHT_LEFT",
    "90,120,SLIGHT_RIGHT",
    "0,90,RIGHT",
    "180,-90,RIGHT",
    "90,0,LEFT",
    "0,140,SHARP_RIGHT",
    "0,-140,SHARP_LEFT",
    "45,225,U_TURN",
    "0,-170,U_TURN",
  })
  void twoCoursesMakeATurn(double before, double after, Turn turn) {
    assertThat(Turn.between(before, after)).isEqualTo(turn);
  }

  @ParameterizedTest
  @CsvSource({
    "0,北,north",
    "22,北,north",
    "23,东北,northeast",
    "90,东,east",
    "-135,西南,southwest",
    "-180,南,south",
    "359,北,north",
  })
  void aCourseHasAPointOfTheCompass(double degrees, String zh, String en) {
    assertThat(Course.compass(degrees).zh()).isEqualTo(zh);
    assertThat(Course.compass(degrees).en()).isEqualTo(en);
  }
}
