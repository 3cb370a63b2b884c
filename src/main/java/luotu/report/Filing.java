package luotu.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * By what the documents of a filed report can be told from others.
 *
 * @param number under which it was filed
 * @param filedOn the day, as {@code 2025-03-05}, in the city
 * @param filedBy a role
 * @param remark null for none
 * @param zoneName for which it was filed
 * @param catalogue fingerprint of the catalogue it was computed by
 * @param laterLayers ids of layers that had been written after the day it is about
 * @param overlaps zones that share ground, each as two codes
 */
public record Filing(
    long number,
    String filedOn,
    String filedBy,
    String remark,
    String zoneName,
    String catalogue,
    List<String> laterLayers,
    List<List<String>> overlaps) {
  public Filing {
    laterLayers = List.copyOf(laterLayers);
    overlaps = List.copyOf(overlaps);
  }

  /** Short enough to stand on every page. */
  String brief(Wording words) {
    return words
        .of("归档报告第 %d 号，%s 归档", "Filed report no. %d, filed on %s")
        .formatted(number, words.day(filedOn));
  }

  /** All of it, line by line. */
  List<String> lines(Wording words) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words
            .of(
                "归档报告第 %d 号：%s 由 %s 为 %s 归档；目录版本 %s。归档后数字不再改变",
                "Filed report no. %d: filed on %s by %s for %s; catalogue %s. Its figures do not"
                    + " change any more")
            .formatted(number, words.day(filedOn), filedBy, zoneName, catalogue));
    if (remark != null) {
      lines.add(words.of("备注：", "Remark: ") + remark);
    }
    if (!laterLayers.isEmpty()) {
      lines.add(
          words.of(
                  "那天之后又改过、按归档时的数据计算的图层：",
                  "Layers written after that day, taken as they were when it was filed: ")
              + laterLayers.stream().map(words::layer).collect(joining(words.of("、", ", "))));
    }
    if (!overlaps.isEmpty()) {
      lines.add(
          words.of(
                  "重叠的区域，重叠处的地块在两行中都计算，点位只计入代码在前的区域：",
                  "Zones that overlap; ground there stands in both rows, a place only in that of the lower code: ")
              + overlaps.stream()
                  .map(List::stream)
                  .map((Stream<String> codes) -> codes.collect(joining(" / ")))
                  .collect(joining(words.of("、", ", "))));
    }
    return lines;
  }
}
