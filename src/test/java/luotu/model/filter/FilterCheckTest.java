package luotu.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCheckTest {
  private static final Layer LAYER =
      new Layer(
          "well",
          Label.same("well"),
          Label.same("group"),
          GeometryKind.POINT,
          List.of(
              field(
                  "kind", FieldType.CHOICE, List.of(new Choice("pond", Label.same("pond"), null))),
              field("volume", FieldType.NUMBER, List.of()),
              field("usable", FieldType.BOOLEAN, List.of()),
              new Field(
                  "phone",
                  FieldType.TEXT,
                  Label.same("phone"),
                  List.of(),
                  null,
                  null,
                  null,
                  false,
                  true)),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          null);

  private static Field field(String id, FieldType type, List<Choice> choices) {
    return new Field(id, type, Label.same(id), choices, null, null, null, false, false);
  }

  @Test
  void givesLiteralsTheTypeOfTheirProperty() {
    assertThat(check("volume > 5 AND volume < '6'"))
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Compare("volume", Filter.Operator.GREATER, 5.0),
                    new Filter.Compare("volume", Filter.Operator.LESS, 6.0))));
    assertThat(check("usable = 'true'"))
        .isEqualTo(new Filter.Compare("usable", Filter.Operator.EQUAL, true));
    assertThat(check("confirmed_on = '2025-03-05'"))
        .isEqualTo(
            new Filter.Compare("confirmed_on", Filter.Operator.EQUAL, LocalDate.of(2025, 3, 5)));
    assertThat(check("name = ''")).isEqualTo(new Filter.Compare("name", Filter.Operator.EQUAL, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing = 1",
        "phone = '1'",
        "phone IS NULL",
        "kind = 'lake'",
        "kind = ''",
        "kind = 1",
        "volume = ''",
        "volume = ' '",
        "volume = 'five'",
        "volume LIKE '5%'",
        "usable = ''",
        "confirmed_on = ''",
        "confirmed_on > 5",
        "name = 5",
        "\"name; DROP TABLE feature\" = 'x'",
      })
  void refusesWhatThePropertyDoesNotTake(String text) {
    assertThatThrownBy(() -> check(text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("invalid-filter"));
  }

  private static Filter check(String text) {
    return FilterCheck.check(LAYER, Cql2Parser.parse(text));
  }
}
