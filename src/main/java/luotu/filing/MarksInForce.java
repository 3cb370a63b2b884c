package luotu.filing;

import java.util.List;
import luotu.analyse.standards.MarksUsed;

/**
 * The pass marks on a day.
 *
 * @param change number of the last change set of the data
 * @param catalogue what counts where nobody decided otherwise
 * @param zones every city, district and functional zone, or the one asked for, by code
 */
public record MarksInForce(
    String asOf, long change, List<MarksUsed> catalogue, List<ZoneMarks> zones) {
  public MarksInForce {
    catalogue = List.copyOf(catalogue);
    zones = List.copyOf(zones);
  }

  /**
   * What binds a zone.
   *
   * @param marks of each standard and each level up to its own
   */
  public record ZoneMarks(String zone, String name, String kind, List<MarksUsed> marks) {
    public ZoneMarks {
      marks = List.copyOf(marks);
    }
  }
}
