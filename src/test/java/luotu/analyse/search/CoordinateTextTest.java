package luotu.analyse.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import luotu.geo.LonLat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "106.46, 29.56",
        "106.46,29.56",
        "106.46 29.56",
        "29.56, 106.46",
        " 106.46，29.56 ",
        "１０６．４６，２９．５６",
        "[106.46, 29.56]",
        "(106.46;29.56)",
        "29.56N 106.46E",
        "29.56 N, 106.46 E",
        "N29.56 E106.46",
        "E 106.46 N 29.56",
        "29°33′36″N 106°27′36″E",
        "29°33'36\"N, 106°27'36\"E",
        "106°27′36″E，29°33′36″N",
        "29°33.6'N 106°27.6'E",
        "北纬29°33′36″ 东经106°27′36″",
        "东经106度27分36秒，北纬29度33分36秒",
        "经度106.46 纬度29.56",
        "经度：106.46，纬度：29.56",
        "lat: 29.56, lon: 106.46",
        "longitude=106.46 latitude=29.56"
      })
  void readsWhatPeopleWrite(String text) {
    LonLat place = CoordinateText.read(text).orElseThrow();
    assertThat(place.longitude()).isCloseTo(106.46, within(1e-9));
    assertThat(place.latitude()).isCloseTo(29.56, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-70.5, -33.4", "33.4S 70.5W", "南纬33.4 西经70.5", "W70.5 S33.4"})
  void theOtherHalvesOfTheEarth(String text) {
    assertThat(CoordinateText.read(text)).contains(new LonLat(-70.5, -33.4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "106.46",
        "106.46, 29.56, 3",
        "200, 29",
        "100, 95",
        "29N 30N",
        "29.56N 106.46N",
        "106.46E 29.56E",
        "29°60'N 106°E",
        "汉渝路12号",
        "12号 5栋",
        "3, 汉渝路",
        "10e5 3"
      })
  void theRestIsNone(String text) {
    assertThat(CoordinateText.read(text)).isEmpty();
  }
}
