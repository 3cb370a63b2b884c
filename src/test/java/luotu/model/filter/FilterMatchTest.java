package luotu.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luotu.Checkout;
import luotu.model.Feature;
import luotu.model.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What is true, false and not known of one shelter. */
class FilterMatchTest {
  private static final Layer SHELTER = Checkout.CATALOGUE.getLayer("shelter");
  private static final Feature GYM =
      Feature.draft(
          "shelter",
          new GeometryFactory().createPoint(new Coordinate(106.4, 29.5)),
          "体育馆 100%",
          "500106001",
          null,
          "k1",
          LocalDate.of(2025, 3, 1),
          null,
          Map.of(
              "kind",
              "indoor",
              "places",
              300L,
              "area_m2",
              450.5,
              "dual_use",
              false,
              "opened_on",
              "2024-05-01",
              "suitable_for",
              List.of("flood", "fire")),
          Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind = 'indoor'                              | TRUE
          kind <> 'indoor'                             | FALSE
          grade = 'short'                              | UNKNOWN
          NOT grade = 'short'                          | UNKNOWN
          grade IS NULL                                | TRUE
          kind IS NOT NULL                             | TRUE
          kind = 'outdoor' AND grade = 'short'         | FALSE
          kind = 'indoor' AND grade = 'short'          | UNKNOWN
          kind = 'indoor' OR grade = 'short'           | TRUE
          kind = 'outdoor' OR grade = 'short'          | UNKNOWN
          kind IN ('outdoor', 'indoor')                | TRUE
          grade IN ('short', 'long')                   | UNKNOWN
          places > 299                                 | TRUE
          places >= 301                                | FALSE
          area_m2 < 450.6                              | TRUE
          area_m2 <= 450.5                             | TRUE
          places BETWEEN 300 AND 400                   | TRUE
          places BETWEEN 301 AND 400                   | FALSE
          dual_use = false                             | TRUE
          dual_use = true                              | FALSE
          opened_on > DATE('2024-04-30')               | TRUE
          opened_on > DATE('2024-05-01')               | FALSE
          confirmed_on = DATE('2025-03-01')            | TRUE
          suitable_for = 'flood'                       | TRUE
          suitable_for <> 'flood'                      | FALSE
          suitable_for = 'tsunami'                     | FALSE
          name LIKE '体育%'                            | TRUE
          name LIKE '体_馆 100\\%'                     | TRUE
          name LIKE '体_馆 100\\_'                     | FALSE
          name LIKE '.*'                               | FALSE
          remark LIKE '%'                              | UNKNOWN
          zone = '500106001'                           | TRUE
          S_INTERSECTS(geometry, BBOX(106, 29, 107, 30)) | TRUE
          S_WITHIN(geometry, BBOX(107, 29, 108, 30))   | FALSE
          """)
  void truth(String text, FilterMatch.Truth expected) {
    Filter filter = FilterCheck.check(SHELTER, Cql2Parser.parse(text));
    assertThat(FilterMatch.match(filter, GYM)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "kind = 'indoor' AND grade = 'short',grade",
    "NOT status IN ('open'),status",
    "grade IS NULL,",
    "places > 3,"
  })
  void theEmptyPropertyIsNamed(String text, String property) {
    Filter filter = FilterCheck.check(SHELTER, Cql2Parser.parse(text));
    assertThat(FilterMatch.emptyProperty(filter, GYM).orElse(null)).isEqualTo(property);
  }
}
