package luotu.analyse.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import luotu.analyse.coverage.CoverageResult;
import luotu.analyse.servicearea.ServiceAreaResult;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * An answer of a process in the form that two of them are compared in.
 *
 * @param whole as the process gives it
 * @param limits one per radius or minutes
 */
record Answer(Record whole, List<Limit> limits, long change, long unverified, boolean simulated) {
  /** Arcs are drawn to a thousandth of their radius, each with corners of its own. */
  private static final double DETAIL_OF_RADIUS = 0.003;

  /**
   * What is covered or reached within one radius or some minutes.
   *
   * @param radiusMetres null for minutes
   * @param minutes null for a radius
   * @param all of all zones; without code and name
   * @param area in degrees; empty when none was asked for
   * @param detailMetres drawings of the same border may differ by so much
   */
  record Limit(
      Double radiusMetres,
      Double minutes,
      Part all,
      List<Part> zones,
      Optional<Geometry> area,
      double detailMetres) {}

  /** As the components of the same names in {@link BeforeAfterResult.Difference}. */
  record Part(String zone, String name, Double total, Double amount, Double share) {}

  static Answer of(CoverageResult result) {
    return new Answer(
        result,
        result.radii().stream().map(Answer::limit).toList(),
        result.change(),
        result.unverified(),
        result.simulated());
  }

  private static Limit limit(CoverageResult.Radius radius) {
    return new Limit(
        radius.radiusM(),
        null,
        new Part(null, null, radius.total(), radius.covered(), radius.share()),
        radius.zones().stream()
            .map(
                zone ->
                    new Part(zone.zone(), zone.name(), zone.total(), zone.covered(), zone.share()))
            .toList(),
        Optional.ofNullable(radius.coveredGeometry()),
        radius.radiusM() * DETAIL_OF_RADIUS);
  }

  static Answer of(ServiceAreaResult result) {
    return new Answer(
        result,
        IntStream.range(0, result.within().size()).mapToObj(band -> limit(result, band)).toList(),
        result.change(),
        result.unverified(),
        result.simulated());
  }

  private static Limit limit(ServiceAreaResult result, int band) {
    double minutes = result.within().get(band).minutes();
    List<Geometry> areas =
        result.areas().stream()
            .filter(area -> area.minutes() == minutes)
            .map(ServiceAreaResult.Area::geometry)
            .filter(Objects::nonNull)
            .toList();
    return new Limit(
        null,
        minutes,
        part(null, null, result.people(), result.within().get(band)),
        result.zones().stream()
            .map(zone -> part(zone.zone(), zone.name(), zone.people(), zone.within().get(band)))
            .toList(),
        together(areas),
        result.resolutionM() == null ? 0 : result.resolutionM());
  }

  private static Part part(
      String zone, String name, Double people, ServiceAreaResult.Within within) {
    return new Part(zone, name, people, within.people(), within.share());
  }

  private static Optional<Geometry> together(Collection<Geometry> areas) {
    return areas.size() < 2
        ? areas.stream().findFirst()
        : Optional.of(OverlayNGRobust.union(areas));
  }
}
