package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luotu.model.Condition;
import luotu.model.Feature;
import luotu.model.filter.FilterMatch.Truth;

/**
 * Rows held against conditions of which one has to be true.
 *
 * @param lacks the fields without which it is not known
 */
record Judged(Map<Truth, List<Feature>> byTruth, List<Lack> lacks) {
  static Judged of(Survey survey, List<Condition> conditions, List<Feature> rows) {
    Map<Truth, List<Feature>> byTruth = new EnumMap<>(Truth.class);
    Map<String, Integer> unknown = new TreeMap<>();
    Conditions checks = new Conditions(survey);
    for (Feature row : rows) {
      Truth truth = Truth.any(conditions, condition -> checks.holds(condition, row));
      byTruth.computeIfAbsent(truth, none -> new ArrayList<>()).add(row);
      if (truth == Truth.UNKNOWN) {
        unknown.merge(row.layer() + " " + checks.emptyField(conditions, row), 1, Integer::sum);
      }
    }
    List<Lack> lacks = new ArrayList<>();
    unknown.forEach(
        (key, count) -> {
          String[] names = key.split(" ");
          lacks.add(new Lack(names[0], names[1], count, rows.size()));
        });
    return new Judged(byTruth, lacks);
  }

  List<Feature> rows(Truth truth) {
    return byTruth.getOrDefault(truth, List.of());
  }
}
