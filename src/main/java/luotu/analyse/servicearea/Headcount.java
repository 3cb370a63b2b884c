package luotu.analyse.servicearea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import luotu.analyse.people.ZonePeople;
import luotu.analyse.people.ZonePeople.Count;
import luotu.analyse.servicearea.ServiceAreaResult.Area;
import luotu.analyse.servicearea.ServiceAreaResult.Within;
import luotu.analyse.travel.JoinedPeople;
import luotu.model.ZoneEntry;
import luotu.roads.Reach;

/**
 * Counts the people within each of the minutes. Sums are taken in the order of the cells. What is
 * shown is rounded to hundredths so that the parts shown sum to the whole shown.
 *
 * @param zones asked for, ordered by code
 * @param counts their people
 * @param people all populated cells
 * @param minutes rising
 */
record Headcount(
    List<ZoneEntry> zones,
    ZonePeople counts,
    JoinedPeople people,
    List<Double> minutes,
    Trip trip) {
  private static final double HUNDREDTHS = 100;
  private static final double SHARE_STEPS = 1e6;

  ServiceAreaResult answer(Reach reach, boolean isSplit, long change, boolean simulated) {
    int[] limits = Trip.limitsMillis(minutes);
    byte[] bands = new byte[people.cells().size()];
    int[] nearest = new int[bands.length];
    Arrays.fill(bands, (byte) limits.length);
    reach.forEachPlace(
        people.places(),
        (cell, millis, facility) -> {
          bands[cell] = band(limits, millis);
          nearest[cell] = facility;
        });
    ZonePeople.Measured measured = counts.measure(bands, limits.length, apart());
    Shown total = Shown.sum(measured.once().stream().map(Shown::of).toList(), limits.length);
    Facilities facilities = byFacility(bands, nearest);
    return new ServiceAreaResult(
        isSplit ? split(facilities.people(), total) : merged(total),
        IntStream.range(0, zones.size())
            .mapToObj(i -> zone(zones.get(i), measured.zones().get(i)))
            .toList(),
        total.people() / HUNDREDTHS,
        total.within(minutes),
        new Notes(trip, people, zones).of(total, facilities.stranded()),
        null,
        change,
        facilities.unverified(),
        simulated);
  }

  private static byte band(int[] limits, int millis) {
    byte band = 0;
    while (limits[band] < millis) {
      band++;
    }
    return band;
  }

  /** Whether a zone without cells overlaps none before it: zones of one kind do not. */
  private boolean[] apart() {
    boolean[] apart = new boolean[zones.size()];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = i == 0 || apart[i - 1] && zones.get(i).kind().equals(zones.get(0).kind());
    }
    return apart;
  }

  /**
   * What is shown, in hundredths of people, and what it was rounded from.
   *
   * @param within NaN where that is not known
   */
  record Shown(double people, double[] within, Count exact) {
    static Shown of(Count count) {
      return new Shown(
          Math.rint(count.people() * HUNDREDTHS),
          Arrays.stream(count.within()).map(each -> Math.rint(each * HUNDREDTHS)).toArray(),
          count);
    }

    static Shown sum(List<Shown> parts, int bands) {
      Count exact = Count.sum(parts.stream().map(Shown::exact).toList(), bands);
      Count shown =
          Count.sum(
              parts.stream().map(part -> new Count(part.people, part.within)).toList(), bands);
      return new Shown(shown.people(), shown.within(), exact);
    }

    List<Within> within(List<Double> minutes) {
      return IntStream.range(0, within.length)
          .mapToObj(
              band ->
                  new Within(
                      minutes.get(band),
                      number(within[band]),
                      share(exact.within()[band], exact.people())))
          .toList();
    }

    private static Double share(double part, double whole) {
      return whole == 0 || Double.isNaN(part)
          ? null
          : Math.rint(part / whole * SHARE_STEPS) / SHARE_STEPS;
    }
  }

  private static Double number(double hundredths) {
    return Double.isNaN(hundredths) ? null : hundredths / HUNDREDTHS;
  }

  private ServiceAreaResult.ZonePeople zone(ZoneEntry zone, Count count) {
    Shown shown = Shown.of(count);
    return new ServiceAreaResult.ZonePeople(
        zone.code(), zone.name(), shown.people() / HUNDREDTHS, shown.within(minutes));
  }

  private List<Area> merged(Shown total) {
    return IntStream.range(0, minutes.size())
        .mapToObj(band -> new Area(minutes.get(band), null, number(total.within()[band]), null))
        .toList();
  }

  /**
   * @param people per facility, and within those per minutes
   * @param stranded people of the zones whom no road can be joined from
   */
  private record Facilities(double[][] people, long unverified, double stranded) {}

  private Facilities byFacility(byte[] bands, int[] nearest) {
    double[][] sums = new double[trip.ids().length][minutes.size()];
    BitSet used = new BitSet();
    double stranded = 0;
    for (int cell = 0; cell < bands.length; cell++) {
      double counted = counts.counted(cell);
      if (counted > 0 && bands[cell] < minutes.size()) {
        sums[nearest[cell]][bands[cell]] += counted;
        used.set(nearest[cell]);
      } else if (counted > 0 && !people.places().isJoined(cell)) {
        stranded += counted;
      }
    }
    for (double[] sum : sums) {
      Arrays.parallelPrefix(sum, Double::sum);
    }
    used.and(trip.unverified());
    return new Facilities(sums, used.cardinality(), stranded);
  }

  /** One area per facility and minutes; of every minutes they sum to the merged one. */
  private List<Area> split(double[][] sums, Shown total) {
    double[] whole = new double[minutes.size()];
    for (double[] sum : sums) {
      Arrays.setAll(whole, band -> whole[band] + sum[band]);
    }
    double[] passed = new double[minutes.size()];
    List<Area> areas = new ArrayList<>();
    for (int facility = 0; facility < sums.length; facility++) {
      for (int band = 0; band < whole.length; band++) {
        double before = shownOf(passed[band], whole[band], total.within()[band]);
        passed[band] += sums[facility][band];
        double after = shownOf(passed[band], whole[band], total.within()[band]);
        areas.add(new Area(minutes.get(band), trip.ids()[facility], number(after - before), null));
      }
    }
    return areas;
  }

  /** Where a running sum stands among the hundredths shown of the whole. */
  private static double shownOf(double passed, double whole, double shown) {
    return whole == 0 && shown == 0 ? 0 : Math.rint(passed * (shown / whole));
  }
}
