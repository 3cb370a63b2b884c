package luotu.analyse.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import luotu.analyse.people.ZonePeople;
import luotu.analyse.people.ZonePeople.Count;
import luotu.store.PopulatedCells;

/**
 * The populated cells that a question is about, in or out by their place.
 *
 * @param zones the people of the zones asked for
 */
record PopulationCells(PopulatedCells cells, ZonePeople zones) {
  private static final byte COVERED = 0;
  private static final byte NOT_COVERED = 1;

  /**
   * People per zone, and of all zones together with every cell counted once, as the last entry.
   *
   * @param whole whether a zone overlaps no earlier one
   */
  List<Amount> measure(FacilitySet facilities, double radiusMetres, boolean[] whole) {
    ZonePeople.Measured people = zones.measure(bands(facilities, radiusMetres), 1, whole);
    List<Amount> amounts = new ArrayList<>(people.zones().stream().map(this::amount).toList());
    amounts.add(people.once().stream().map(this::amount).reduce(Amount.NONE, Amount::plus));
    return amounts;
  }

  private Amount amount(Count count) {
    return new Amount(count.people(), count.within()[COVERED]);
  }

  private byte[] bands(FacilitySet facilities, double radiusMetres) {
    ExactReach reach = new ExactReach(facilities);
    double[] places = cells.places();
    byte[] bands = new byte[cells.size()];
    Arrays.fill(bands, NOT_COVERED);
    IntStream.range(0, bands.length)
        .parallel()
        .filter(cell -> zones.counted(cell) > 0)
        .filter(cell -> reach.reaches(places[2 * cell], places[2 * cell + 1], radiusMetres))
        .forEach(cell -> bands[cell] = COVERED);
    return bands;
  }
}
