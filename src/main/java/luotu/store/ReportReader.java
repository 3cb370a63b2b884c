package luotu.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads filed reports, and what must be known to file and to compare them. */
public interface ReportReader {
  /**
   * By the day they are about, the latest first; of several about one day the one filed last first.
   *
   * @param zone code of a zone that has a row in them, or null for any
   * @param standard id of a standard they hold, or null for any
   * @param from first day they are about, or null
   * @param to last day they are about, or null
   */
  List<FiledReport> list(String zone, String standard, LocalDate from, LocalDate to, int limit);

  Optional<FiledReport> find(long id);

  /** The packed answer of a report that exists. */
  byte[] result(long id);

  /** Of some layers those that were written after the end of a day in Asia/Shanghai, by id. */
  List<LaterChanges> laterChanges(LocalDate day, Collection<String> layers);

  /** Zones of one kind, not functional ones, that share more than 100 m² of ground, by code. */
  List<Overlap> overlaps(Collection<String> codes);

  /**
   * Where the ground of zones lay at one change set and lies at another: pairs of one kind that
   * share at least a hundredth of the smaller one's area. Zones whose code and shape stayed stand
   * there, with themselves, only beside another that shares their ground. By code of the earlier
   * one, what holds most of it first.
   */
  List<Ground> ground(
      long earlierChange, Collection<String> earlier, long laterChange, Collection<String> later);

  /**
   * @param changes how many change sets
   * @param last number of the last one
   * @param lastOn its day in Asia/Shanghai
   */
  record LaterChanges(String layer, long changes, long last, LocalDate lastOn) {}

  /**
   * @param one code
   * @param other code, above the other
   */
  record Overlap(String one, String other, double squareMetres) {}

  /**
   * @param ofEarlier share of the earlier zone's area that both hold, 0 to 1
   * @param ofLater share of the later zone's area that both hold, 0 to 1
   */
  record Ground(String earlier, String later, double ofEarlier, double ofLater) {}
}
