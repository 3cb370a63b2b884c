package luotu.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of event, and what a commander needs for it.
 *
 * @param radiusMetres how far to look around, unless the caller says otherwise
 * @param hazards kinds of hazards that matter to it: their people are called too
 * @param suitableFor what shelters must be suitable for; empty where any will do
 * @param leaves whether people must get out of the area, so that shelters within it do not count
 * @param resources in the order they are shown
 */
public record IncidentKind(
    String id,
    Label label,
    double radiusMetres,
    List<String> hazards,
    Optional<String> suitableFor,
    boolean leaves,
    List<IncidentResource> resources) {
  public IncidentKind {
    Objects.requireNonNull(label, "label");
    hazards = List.copyOf(hazards);
    Objects.requireNonNull(suitableFor, "suitableFor");
    resources = List.copyOf(resources);
  }
}
