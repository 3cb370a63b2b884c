package luotu.analyse.standards;

import java.util.List;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Measure;

/** Whether a zone has one that can be relied on; of several zones, the share that has. */
record PresenceMeasured(Survey survey, Measure.Presence measure) implements Measured {
  private static final String IN_SERVICE = "in_service";

  @Override
  public Tally tally(Area area) {
    Selection selection = survey.select(measure.rows(), area);
    if (!survey.isSurveyed(selection, area)) {
      return Tally.noData(List.of(new Missing(measure.rows().layer(), null, 0)));
    }
    int inService = selection.rows().size();
    return trusted(
        Tally.of(
            Having.in(new Numbers().with(IN_SERVICE, inService), inService > 0),
            selection.missing(),
            List.of(),
            survey.unverified(selection.rows())),
        selection);
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    return Having.verdict(numbers);
  }
}
