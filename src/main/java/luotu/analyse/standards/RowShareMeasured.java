package luotu.analyse.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.filter.FilterMatch.Truth;

/** The lowest of some shares of rows. */
record RowShareMeasured(Survey survey, Measure.RowShare measure, double required)
    implements Measured {
  @Override
  public Tally tally(Area area) {
    List<List<Selection>> selections =
        measure.parts().stream()
            .map(part -> part.among().stream().map(rows -> survey.select(rows, area)).toList())
            .toList();
    Optional<Tally> nothing =
        survey.nothingToProtect(selections.stream().flatMap(List::stream).toList(), area);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    Numbers numbers = new Numbers();
    List<Lack> lacks = new ArrayList<>();
    Map<String, Feature> faults = new LinkedHashMap<>();
    List<Feature> counted = new ArrayList<>();
    for (int i = 0; i < selections.size(); i++) {
      Measure.Part part = measure.parts().get(i);
      List<Feature> rows = new ArrayList<>();
      selections.get(i).forEach(selection -> rows.addAll(selection.rows()));
      selections.get(i).forEach(selection -> lacks.addAll(selection.lacks()));
      Judged judged = Judged.of(survey, List.of(part.passes()), rows);
      lacks.addAll(judged.lacks());
      Stream.of(Truth.FALSE, Truth.UNKNOWN)
          .flatMap(truth -> judged.rows(truth).stream())
          .forEach(row -> faults.put(row.layer() + " " + row.id(), row));
      counted.addAll(rows);
      numbers.with(part.id(), judged.rows(Truth.TRUE).size()).with(part.ofKey(), rows.size());
    }
    List<Missing> missing = lacks.stream().map(Lack::missing).distinct().toList();
    return lacks.stream().anyMatch(Lack::isTooMuch)
        ? Tally.noData(missing)
        : Tally.of(numbers, missing, List.copyOf(faults.values()), survey.unverified(counted));
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double lowest =
        measure.parts().stream()
            .filter(part -> numbers.get(part.ofKey()) > 0)
            .mapToDouble(part -> numbers.get(part.id()) / numbers.get(part.ofKey()))
            .min()
            .orElse(1);
    return new Verdict(Verdict.rounded(lowest), null, Verdict.of(lowest, required));
  }
}
