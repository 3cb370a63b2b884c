package luotu.analyse.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import luotu.Checkout;
import luotu.model.Standard;
import org.junit.jupiter.api.Test;

/** The city of known answers holds every standard in every status that its duty knows. */
class EveryStatusTest {
  private static final List<Class<?>> ANSWERS =
      List.of(
          AboveStreetsAnswersTest.class,
          EvacuationAnswersTest.class,
          FireWaterAnswersTest.class,
          HazardAnswersTest.class,
          ReachAnswersTest.class,
          RecordAnswersTest.class,
          ResourceAnswersTest.class,
          ShelterAnswersTest.class,
          SiteAnswersTest.class,
          SplitAreaAnswersTest.class,
          TravelAnswersTest.class);

  /** Faults are counted: met at none, a gap otherwise. A zone's own team, yes or no, likewise. */
  private static final Set<String> NEVER =
      Set.of(
          "chemical-siting partial",
          "responsibility partial",
          "site-avoidance partial",
          "rescue-team partial",
          // What every zone owes, whatever there is to protect in it.
          "rescue-team not_applicable",
          "charging not_applicable",
          "drill not_applicable",
          "command-post not_applicable");

  @Test
  void everyStandardHasItsStatuses() {
    Set<String> asked = new TreeSet<>();
    ANSWERS.forEach(answers -> asked.addAll(KnownCity.statusesIn(answers)));
    Set<String> owed = new TreeSet<>();
    for (Standard standard : Checkout.CATALOGUE.standards()) {
      for (Status status : Status.values()) {
        owed.add(standard.id() + " " + status.id());
      }
    }
    owed.removeAll(NEVER);
    owed.removeIf(status -> status.endsWith(" off"));
    owed.removeAll(asked);
    assertThat(owed).isEmpty();
  }
}
