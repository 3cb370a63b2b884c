package luotu.filing;

import java.util.List;
import luotu.analyse.standards.GapResult.Summary;

/**
 * What a list of filed reports tells of one.
 *
 * @param laterChanges layers that had been written after the day the report is about: they count as
 *     they were when it was filed, by the dates of their own
 * @param overlaps zones of one kind in the report that share ground: it stands in both rows, and
 *     twice in the sums of areas; places on it stand only in the row of the lower code
 */
public record About(
    List<Summary> summary, List<LaterChange> laterChanges, List<SharedGround> overlaps) {
  public About {
    summary = List.copyOf(summary);
    laterChanges = List.copyOf(laterChanges);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * @param changes how many change sets
   * @param last number of the last one
   * @param lastOn its day
   */
  public record LaterChange(String layer, long changes, long last, String lastOn) {}

  /**
   * @param zone code
   * @param other code
   * @param areaM2 square metres that both hold
   */
  public record SharedGround(String zone, String other, double areaM2) {}
}
