package luotu.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
  private static Object read(FieldType type, Object raw) throws BadValue {
    List<Choice> choices = List.of(new Choice("other", new Label("其他（未列）", "other"), "#000000"));
    return new Field("f", type, Label.same("f"), choices, null, null, null, false, false).read(raw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER| １，２００| 1200",
        "INTEGER| \u00A012\u3000| 12",
        "NUMBER| −３．５| -3.5",
        "DATE| ２０２５－０３－０５| 2025-03-05",
        "DATE| ２０２５年３月５日| 2025-03-05",
        "DATE| 2025/3/5 0:00:00| 2025-03-05",
        "BOOLEAN| １| true",
        "CHOICE| 其他(未列)| other",
        "TEXT| Ａ座１２３号| Ａ座１２３号",
      })
  void readsWhatChineseSourcesWrite(FieldType type, String raw, String value) throws BadValue {
    assertThat(read(type, raw)).hasToString(value);
  }

  @Test
  void aCellOfSpacesIsEmpty() throws BadValue {
    assertThat(read(FieldType.INTEGER, "\u00A0\u3000 ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"约200人", "1,2,3", "200人", "1e400", "NaN", "二"})
  void refusesWhatIsNotANumber(String raw) {
    assertThat(catchThrowableOfType(BadValue.class, () -> read(FieldType.NUMBER, raw))).isNotNull();
  }

  @Test
  void aKeyThatNoIndexHoldsIsRefused() throws BadValue {
    assertThat(FieldReader.text("source_key", "键".repeat(500))).hasSize(500);
    assertThat(
            catchThrowableOfType(
                BadValue.class, () -> FieldReader.text("source_key", "键".repeat(501))))
        .isNotNull();
  }
}
