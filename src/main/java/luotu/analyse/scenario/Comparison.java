package luotu.analyse.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import luotu.analyse.scenario.Answer.Limit;
import luotu.analyse.scenario.Answer.Part;
import luotu.analyse.scenario.BeforeAfterResult.Area;
import luotu.analyse.scenario.BeforeAfterResult.Difference;
import org.locationtech.jts.geom.Geometry;

/** Two answers to one question: the same zones and limits in the same order. */
record Comparison(Answer before, Answer after) {
  private static final double HUNDREDTHS = 100;

  /** Where two answers draw the same border, they may differ by so much. */
  private static final double THINNEST_METRES = 2;

  List<Difference> totals() {
    return limits()
        .mapToObj(
            i -> difference(limit(i), before.limits().get(i).all(), after.limits().get(i).all()))
        .toList();
  }

  List<Difference> zones() {
    List<Difference> zones = new ArrayList<>();
    limits()
        .forEach(
            i -> {
              List<Part> now = before.limits().get(i).zones();
              List<Part> then = after.limits().get(i).zones();
              for (int zone = 0; zone < now.size(); zone++) {
                zones.add(difference(limit(i), now.get(zone), then.get(zone)));
              }
            });
    return zones;
  }

  List<Area> areas() {
    return limits()
        .filter(i -> limit(i).area().isPresent() && after.limits().get(i).area().isPresent())
        .mapToObj(i -> area(limit(i), after.limits().get(i)))
        .toList();
  }

  private IntStream limits() {
    return IntStream.range(0, before.limits().size());
  }

  private Limit limit(int i) {
    return before.limits().get(i);
  }

  private static Area area(Limit before, Limit after) {
    Geometry now = before.area().orElseThrow();
    Geometry then = after.area().orElseThrow();
    double thinnestMetres =
        Math.max(THINNEST_METRES, Math.max(before.detailMetres(), after.detailMetres()));
    return new Area(
        before.radiusMetres(),
        before.minutes(),
        Patches.difference(then, now, thinnestMetres),
        Patches.difference(now, then, thinnestMetres),
        Patches.intersection(now, then));
  }

  private static Difference difference(Limit limit, Part now, Part then) {
    boolean isKnown = now.amount() != null && then.amount() != null;
    return new Difference(
        limit.radiusMetres(),
        limit.minutes(),
        now.zone(),
        now.name(),
        now.total(),
        then.total(),
        now.amount(),
        then.amount(),
        isKnown ? Math.rint((then.amount() - now.amount()) * HUNDREDTHS) / HUNDREDTHS : null,
        now.share(),
        then.share());
  }
}
