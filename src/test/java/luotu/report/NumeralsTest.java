package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
  @ParameterizedTest
  @CsvSource({
    "1,一",
    "9,九",
    "10,十",
    "11,十一",
    "20,二十",
    "38,三十八",
    "100,一百",
    "101,一百零一",
    "110,一百一十",
    "111,一百一十一",
    "1000,一千",
    "1001,一千零一",
    "1010,一千零一十",
    "1031,一千零三十一",
    "1100,一千一百",
    "2005,二千零五",
    "9999,九千九百九十九",
    "10000,10000",
    "0,0"
  })
  void asHeadingsCount(int number, String text) {
    assertThat(Numerals.chinese(number)).isEqualTo(text);
  }
}
