package luotu.analyse.standards;

import static luotu.analyse.standards.Phrases.length;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.Remedy.Nearest;
import luotu.analyse.standards.Remedy.Step;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Measure.Rows;

/** A remedy that is being put together. For one thread. */
final class RemedyDraft {
  static final int MOST_STEPS = 20;

  private final Survey survey;
  private final Map<Rows, NearestRows> nearest;
  private final List<Label> sentences = new ArrayList<>();
  private final Map<String, Number> numbers = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param nearest what earlier drafts of the same survey have looked for
   */
  RemedyDraft(Survey survey, Map<Rows, NearestRows> nearest) {
    this.survey = survey;
    this.nearest = nearest;
  }

  RemedyDraft say(String zh, String en, Object... words) {
    sentences.add(Phrases.say(zh, en, words));
    return this;
  }

  RemedyDraft with(String key, double value) {
    numbers.put(key, value == Math.rint(value) ? (Number) (long) value : (Number) value);
    return this;
  }

  boolean has(String key) {
    return numbers.containsKey(key);
  }

  List<Step> steps() {
    return steps;
  }

  Remedy remedy() {
    return new Remedy(sentences, numbers, steps);
  }

  /** The rows that keep the standard from being met. */
  void steps(List<Item> items, Function<Feature, List<Label>> lacks) {
    items.stream()
        .limit(MOST_STEPS)
        .flatMap(item -> survey.find(item).stream())
        .map(row -> step(row, lacks.apply(row), Optional.empty()))
        .forEach(steps::add);
  }

  static Step step(Feature row, List<Label> lacks, Optional<Nearest> nearest) {
    // A row without a place is told by the zone that it is about.
    String name = row.name() == null && row.geometry() == null ? row.zone() : row.name();
    return new Step(row.layer(), row.id(), name, lacks, nearest.orElse(null));
  }

  /** How far the nearest resource of a step is. */
  void tellNearest(Step from, String zh, String en) {
    if (from.nearest() == null) {
      tellNone(zh, en + " there is");
    } else {
      tell(from.nearest(), zh + "离最近的可用一处", en + " to the nearest usable one");
    }
  }

  /** That there is no resource anywhere near. */
  void tellNone(String zh, String en) {
    Label metres = length(NearestRows.MOST_METRES);
    say(zh + " %s内没有一处可用", en + " no usable one within %s", metres);
  }

  /** How far a resource is. */
  void tell(Nearest found, String zh, String en) {
    with("nearest_m", found.distanceM())
        .say(
            zh + " %s：%s“%s”",
            en + ": %s, %s “%s”",
            length(found.distanceM()),
            survey.layer(found.layer()).label(),
            found.name() == null ? "#" + found.id() : found.name());
  }

  /** The usable rows, to ask which is nearest. */
  NearestRows nearest(Rows rows) {
    return nearest.computeIfAbsent(
        rows, asked -> new NearestRows(survey.select(asked, survey.all(asked.layer())).rows()));
  }
}
