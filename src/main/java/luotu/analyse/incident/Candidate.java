package luotu.analyse.incident;

import java.util.Collection;
import java.util.Optional;
import luotu.model.Feature;
import luotu.model.IncidentKind;

/**
 * A usable shelter that somebody may reach.
 *
 * @param index among all that are usable
 * @param inArea whether any of it lies in the area of the event
 */
record Candidate(int index, Feature feature, Suitability suitability, boolean inArea) {
  /** What a shelter says of the kind of event. */
  enum Suitability {
    SUITABLE,
    NOT_STATED,
    UNSUITABLE;

    /** Any will do where the kind of event asks for nothing. */
    static Suitability of(Feature shelter, IncidentKind kind) {
      if (kind.suitableFor().isEmpty()) {
        return SUITABLE;
      }
      if (shelter.fields().get("suitable_for") instanceof Collection<?> stated
          && !stated.isEmpty()) {
        return stated.contains(kind.suitableFor().get()) ? SUITABLE : UNSUITABLE;
      }
      return NOT_STATED;
    }
  }

  /** How many it takes; empty when nobody knows. */
  Optional<Long> places() {
    return Optional.ofNullable((Long) feature.fields().get("places"));
  }

  /** Whether people may be sent there. */
  boolean isOpenTo(IncidentKind kind) {
    return suitability != Suitability.UNSUITABLE && !(kind.leaves() && inArea);
  }
}
