package luotu.analyse.standards;

import java.util.Optional;

/** A measure of a standard, asked of one report's data. Safe for many threads. */
interface Measured {
  /** What it counts in an area. */
  Tally tally(Area area);

  /** What numbers mean, of one zone or added up over several. */
  Verdict verdict(Numbers numbers);

  /** The numbers as they are shown: with those that follow from the others. */
  default Numbers shown(Numbers numbers) {
    return numbers;
  }

  /** No data where too little is known of the means, unless those known are enough. */
  default Tally trusted(Tally tally, Selection means) {
    return means.lacks().stream().anyMatch(Lack::isTooMuch)
            && verdict(tally.numbers()).status() != Status.MET
        ? Tally.noData(means.missing())
        : tally;
  }

  /** What a zone above the streets has beside all of its streets. */
  default Optional<Tally> beside(Area area) {
    return Optional.empty();
  }

  /** Faults that lie in no street at all. */
  default int outside() {
    return 0;
  }
}
