package luotu.intake.terrain;

import luotu.model.Label;
import luotu.model.Language;
import org.locationtech.jts.geom.Envelope;

/**
 * What became of a file of heights.
 *
 * @param change number of the change set
 * @param system code of the file's coordinate system
 * @param cells that were stored, holes included
 * @param extent degrees
 * @param roads stored roads: all of whose vertices have a height now, some of whose, none of whose
 * @param hasMore whether the file has pages or bands that were not read
 * @param demoCleared whether the demo city was cleared first
 */
public record TerrainReport(
    String file,
    long change,
    String system,
    long cells,
    long holes,
    Envelope extent,
    double lowest,
    double highest,
    Roads roads,
    boolean hasMore,
    boolean demoCleared) {
  /** Roads by how much of them has a height. */
  public record Roads(long whole, long partly, long without) {}

  /** Words for a terminal, lines separated by line feeds. */
  public String text(Language language) {
    String text =
        new Label("%s → 高程（变更号 %d，坐标系 %s）%n", "%s → heights (change set %d, reference system %s)%n")
            .in(language)
            .formatted(file, change, system);
    text +=
        new Label(
                "  %,d 个格点，其中 %,d 个没有数据；高程 %.1f 到 %.1f 米%n",
                "  %,d cells, %,d of them holes; heights from %.1f to %.1f m%n")
            .in(language)
            .formatted(cells, holes, lowest, highest);
    text += new Label("  范围 %s%n", "  extent %s%n").in(language).formatted(words(extent));
    text +=
        new Label(
                "  道路：%,d 条全程有高程，%,d 条部分有，%,d 条没有%n",
                "  roads: %,d with heights all along, %,d in part, %,d without%n")
            .in(language)
            .formatted(roads.whole(), roads.partly(), roads.without());
    if (hasMore) {
      text +=
          new Label("  文件有多页或多个波段，只读了第一个%n", "  of several pages or bands the first was read%n")
              .in(language)
              .formatted();
    }
    if (demoCleared) {
      text += new Label("  先前的演示城市已清除%n", "  the demo city was cleared%n").in(language).formatted();
    }
    return text;
  }

  /** West to east and south to north, in degrees. */
  static String words(Envelope extent) {
    return "%.4f–%.4f°E, %.4f–%.4f°N"
        .formatted(extent.getMinX(), extent.getMaxX(), extent.getMinY(), extent.getMaxY());
  }
}
