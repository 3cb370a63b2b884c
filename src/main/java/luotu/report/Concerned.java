package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.ZoneRow;

/**
 * What stands beneath a figure of a zone: progress, what is to be seen to, what data is missing,
 * what would close the gap.
 *
 * @param names of features that have one
 * @param most so many of them are named
 */
record Concerned(Wording words, ZoneRow zone, Map<Item, String> names, int most) {
  /** Sentence by sentence, in one text; empty when there is nothing to say. */
  String of(Cell cell) {
    return Stream.of(
            words.dues().line(zone, cell), features(cell), words.missing(cell), words.remedy(cell))
        .filter(text -> !text.isEmpty())
        .collect(joining(words.of("；", "; ")));
  }

  private String features(Cell cell) {
    List<Item> items = cell.evidence().features();
    // Beyond what an answer lists it gives the number.
    long all = cell.evidence().numbers().getOrDefault("features", items.size()).longValue();
    if (all == 0) {
      return "";
    }
    List<String> named =
        items.stream().map(names::get).filter(Objects::nonNull).distinct().limit(most).toList();
    if (named.isEmpty()) {
      return words.of("%d 处", "%d places").formatted(all);
    }
    String list = String.join(words.of("、", ", "), named);
    return named.size() == all
        ? list
        : list + words.of("以及另外 %d 处", " and %d more").formatted(all - named.size());
  }
}
