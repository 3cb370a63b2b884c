package luotu.analyse.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.store.Facilities;

/** Tells which changes have no bearing on a question, and why. */
final class Bearing {
  private Bearing() {}

  static List<Label> notes(
      Question question, SupposedSnapshot supposed, Suppositions suppositions) {
    List<Label> notes = new ArrayList<>();
    for (Supposed each : suppositions.all()) {
      if (each.isBroughtAbout()) {
        continue;
      }
      if (!question.reads(each.layer())) {
        notes.add(
            new Label(
                "「%s」与所问无关：这个分析不看图层「%s」".formatted(each.name().zh(), each.layer().label().zh()),
                "“%s” has no bearing on the question: it does not depend on the layer “%s”"
                    .formatted(each.name().en(), each.layer().label().en())));
      } else if (question.facilities().stream()
              .filter(facilities -> facilities.layer().equals(each.layer()))
              .anyMatch(facilities -> !counts(supposed, facilities, each))
          && !question.others().contains(each.layer())) {
        notes.add(
            new Label(
                "「%s」前后都不计入：它的状态不可用，或不符合条件".formatted(each.name().zh()),
                "“%s” counts neither before nor after: its status makes it unusable, or it does not match the filter"
                    .formatted(each.name().en())));
      }
    }
    return notes;
  }

  private static boolean counts(SupposedSnapshot supposed, Facilities facilities, Supposed each) {
    return counts(supposed, facilities, each.stored())
        || counts(supposed, facilities, each.instead());
  }

  private static boolean counts(
      SupposedSnapshot supposed, Facilities facilities, Optional<Feature> feature) {
    return feature.filter(some -> supposed.counts(facilities, some)).isPresent();
  }
}
