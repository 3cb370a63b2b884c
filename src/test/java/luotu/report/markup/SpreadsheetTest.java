package luotu.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadsheetTest {
  @Test
  void namesOfSheetsAreThoseThatExcelTakes() {
    String long30 = "一二三四五六七八九十".repeat(3);
    assertThat(
            Spreadsheet.names(
                List.of(
                    "a[b]:c*?/\\d",
                    "'quoted'",
                    "",
                    "History",
                    "Matrix",
                    "MATRIX",
                    long30 + "甲乙",
                    long30 + "甲丙",
                    "a\u0001b",
                    long30 + "\uD842\uDFB7")))
        .containsExactly(
            "a b  c    d",
            "quoted",
            "1",
            "History 2",
            "Matrix",
            "MATRIX 2",
            long30 + "甲",
            long30.substring(0, 29) + " 2",
            "a b",
            long30)
        .allSatisfy(name -> assertThat(name).hasSizeBetween(1, 31));
  }

  @ParameterizedTest
  @CsvSource({"1,A", "26,Z", "27,AA", "52,AZ", "53,BA", "702,ZZ", "703,AAA"})
  void columnsHaveLetters(int column, String letters) {
    assertThat(Sheet.letters(column)).isEqualTo(letters);
  }
}
