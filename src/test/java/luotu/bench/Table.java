package luotu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns under each other: texts to the left, numbers to the right of their columns. Its words are
 * English and of one width, so that programs can read it too: columns lie two blanks apart.
 */
final class Table {
  private static final String BETWEEN = "  ";

  private final int texts;
  private final List<List<String>> rows = new ArrayList<>();

  /** Begins with the headings of the columns. */
  Table(List<String> texts, List<String> numbers) {
    this.texts = texts.size();
    List<String> headings = new ArrayList<>(texts);
    headings.addAll(numbers);
    rows.add(List.copyOf(headings));
  }

  /**
   * @param cells one for each column
   */
  void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells: " + rows.get(0));
    }
    rows.add(List.of(cells));
  }

  /** The headings, then the rows. */
  List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElseThrow())
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      line.append(i < texts ? row.get(i) + blanks : blanks + row.get(i)).append(BETWEEN);
    }
    return line.toString().stripTrailing();
  }
}
