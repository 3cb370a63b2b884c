package luotu.analyse.standards;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.analyse.standards.GapResult.OutcomeFigure;
import luotu.model.Feature;
import luotu.model.Outcome;
import luotu.model.Standard;

/** What zones have entered in their own records of the year. Nothing is added up. */
final class Outcomes {
  static final String RECORD = "street_record";

  private final int year;
  private final List<Outcome> shown;
  private final Map<String, Feature> records = new HashMap<>();

  /**
   * @param standards those of the report; what stands beside none of them is left out
   */
  Outcomes(Survey survey, List<Standard> standards) {
    year = survey.asOf().getYear();
    Set<String> ids = new HashSet<>();
    standards.forEach(standard -> ids.add(standard.id()));
    shown =
        survey.outcomes().stream()
            .filter(outcome -> outcome.beside().stream().anyMatch(ids::contains))
            .toList();
    for (Feature record : survey.all(RECORD)) {
      if (record.fields().get("year") instanceof Number ofYear && ofYear.intValue() == year) {
        records.put(record.zone(), record);
      }
    }
  }

  List<OutcomeFigure> of(String zone) {
    Optional<Feature> record = Optional.ofNullable(records.get(zone));
    return shown.stream()
        .map(
            outcome -> {
              double atMost = outcome.atMost().value();
              Optional<Double> value = record.flatMap(row -> Survey.number(row, outcome.field()));
              return new OutcomeFigure(
                  outcome.id(),
                  year,
                  value.orElse(null),
                  atMost,
                  value.map(figure -> figure <= atMost).orElse(null));
            })
        .toList();
  }
}
