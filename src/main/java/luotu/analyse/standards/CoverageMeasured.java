package luotu.analyse.standards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import luotu.analyse.coverage.CoverageResult;
import luotu.analyse.coverage.CoverageResult.Radius;
import luotu.analyse.coverage.CoverageResult.ZoneCoverage;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.Measure;
import luotu.model.Standard.Rule;

/** The share of land within reach of facilities, by one distance or two. */
final class CoverageMeasured implements Measured {
  private static final String TOTAL = "total_m2";
  private static final String PREFERRED = "within_preferred_m2";
  private static final String LIMIT = "within_limit_m2";

  /** Square metres of a zone: less land than this is a border that was drawn twice. */
  private static final double SLIVER = 100;

  private final Survey survey;
  private final Measure.Coverage measure;
  private final Rule rule;
  private final Map<String, ZoneCoverage> preferred;
  private final Map<String, ZoneCoverage> limit;

  /**
   * @param result by the preferred distance and, where there is one, the limit distance, of every
   *     street that will be asked for
   */
  CoverageMeasured(Survey survey, Measure.Coverage measure, Rule rule, CoverageResult result) {
    this.survey = survey;
    this.measure = measure;
    this.rule = rule;
    preferred = byZone(result.radii().get(0));
    limit = byZone(result.radii().get(result.radii().size() - 1));
  }

  private static Map<String, ZoneCoverage> byZone(Radius radius) {
    Map<String, ZoneCoverage> map = new LinkedHashMap<>();
    radius.zones().forEach(zone -> map.put(zone.zone(), zone));
    return map;
  }

  @Override
  public Tally tally(Area area) {
    return area.streets().size() == 1
        ? street(area.streets().get(0))
        : Tally.sum(area.streets().stream().map(this::street).toList());
  }

  private Tally street(Place street) {
    Area area = Area.of(street);
    double total = preferred.get(street.code()).total();
    if (total < SLIVER) {
      return hasOtherLand(street) || survey.isConfirmed(measure.land().layer(), area)
          ? Tally.notApplicable()
          : Tally.noData(List.of(new Missing(measure.land().layer(), null, 0)));
    }
    Selection means = survey.select(measure.facilities(), area);
    boolean reached = limit.get(street.code()).covered() > 0;
    if (!reached && !survey.isSurveyed(means, area) && outside(street).findAny().isEmpty()) {
      return Tally.noData(List.of(new Missing(measure.facilities().layer(), null, 0)));
    }
    Numbers numbers =
        new Numbers().with(TOTAL, total).with(PREFERRED, preferred.get(street.code()).covered());
    if (rule.limit() != null) {
      numbers.with(LIMIT, limit.get(street.code()).covered());
    }
    boolean met = verdict(numbers).status() == Status.MET;
    return trusted(
        Tally.of(
            numbers,
            means.missing(),
            met ? List.of() : survey.select(measure.land(), area).rows(),
            unverified(street, means)),
        means);
  }

  private boolean hasOtherLand(Place street) {
    return survey.all(measure.land().layer()).stream()
        .filter(
            land ->
                land.geometry()
                    .getEnvelopeInternal()
                    .intersects(street.geometry().getEnvelopeInternal()))
        .anyMatch(land -> land.geometry().relate(street.geometry(), "T********"));
  }

  private Near reach() {
    return Near.of(
        measure.facilities(), (rule.limit() == null ? rule.preferred() : rule.limit()).value());
  }

  private Stream<Feature> outside(Place street) {
    return survey.neighbours(reach()).reaching(street.geometry());
  }

  /** Those in the street and those that reach it from outside. */
  private List<Feature> unverified(Place street, Selection means) {
    Map<Long, Feature> rows = new TreeMap<>();
    Stream.concat(
            survey.unverified(means.rows()).stream(),
            survey.neighboursUnverified(reach()).reaching(street.geometry()))
        .forEach(row -> rows.put(row.id(), row));
    return List.copyOf(rows.values());
  }

  @Override
  public Verdict verdict(Numbers numbers) {
    double total = numbers.get(TOTAL);
    double share = Math.min(1, numbers.get(PREFERRED) / total);
    double required = rule.required().value();
    if (rule.limit() == null) {
      return new Verdict(Verdict.rounded(share), null, Verdict.of(share, required));
    }
    double limitShare = Math.min(1, numbers.get(LIMIT) / total);
    return new Verdict(
        Verdict.rounded(share),
        Verdict.rounded(limitShare),
        Verdict.of(share, limitShare, required));
  }
}
