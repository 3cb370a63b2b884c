package luotu.analyse.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import luotu.analyse.incident.Candidate.Suitability;
import luotu.analyse.incident.IncidentResult.Shelter;
import luotu.analyse.incident.IncidentResult.Shelters;
import luotu.analyse.incident.IncidentResult.Without;
import luotu.analyse.nearest.RoadSearch;
import luotu.analyse.travel.JoinedFacilities;
import luotu.analyse.travel.TravelScene;
import luotu.model.Feature;
import luotu.model.IncidentKind;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.model.filter.Filter;
import luotu.roads.Direction;
import luotu.roads.JoinedPlaces;
import luotu.roads.Reach;
import luotu.roads.TravelSearch;
import luotu.store.Facilities;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds places in shelters for people, on foot: in shelters that are stated to suit the event, then
 * in those of which nothing is stated. Those stated to suit other events only are left out.
 */
final class ShelterSearch {
  /** Farther nobody is sent on foot; 5 km on level ground, as far as a central shelter serves. */
  private static final int MOST_MINUTES = 60;

  /** Shelters are looked at in rising circles: most people find room near by. */
  private static final int[] CIRCLES_MINUTES = {10, 20, 40, MOST_MINUTES};

  private static final int MILLIS_PER_MINUTE = 60_000;

  /** Nobody walks more than this times as fast on a slope as on the level. */
  private static final double FASTEST_SLOPE = 1.2;

  private static final double HUNDREDTHS = 100;

  private final Snapshot snapshot;
  private final TravelScene scene;
  private final RoadSearch roads;
  private final Area area;
  private final IncidentKind kind;
  private final Layer layer;
  private final JoinedFacilities usable;

  /** As nobody walks faster. */
  private final double metresPerMinute;

  ShelterSearch(
      Snapshot snapshot,
      TravelScene scene,
      RoadSearch roads,
      Area area,
      IncidentKind kind,
      Layer layer) {
    this.snapshot = snapshot;
    this.scene = scene;
    this.roads = roads;
    this.area = area;
    this.kind = kind;
    this.layer = layer;
    usable = scene.facilities(new Facilities(layer, Filter.ALL, List.of()), TravelMode.WALK);
    metresPerMinute = fastestKmh(scene.network().speeds()) * FASTEST_SLOPE * 1000 / 60;
  }

  private static double fastestKmh(TravelSpeeds speeds) {
    return Stream.concat(speeds.classes().values().stream(), Stream.of(speeds.other()))
        .flatMap(each -> each.find(TravelMode.WALK).stream())
        .reduce(speeds.accessKmh(), Math::max);
  }

  /**
   * People to find places for, where they join the roads.
   *
   * @param people of each place, or null when nobody knows
   */
  record Groups(JoinedPlaces places, double[] people) {}

  /**
   * @param unverified how many of those listed do not say whether they are usable
   */
  record Answer(Shelters shelters, long unverified, List<Label> notes) {}

  Answer find(Optional<Groups> groups, LocalDate today) {
    List<Candidate> candidates = candidates();
    List<Candidate> open = candidates.stream().filter(each -> each.isOpenTo(kind)).toList();
    double[] room =
        open.stream()
            .mapToDouble(each -> each.places().map(Long::doubleValue).orElse(0.0))
            .toArray();
    Placement placement = new Placement(groups.map(Groups::people).orElse(new double[0]), room);
    groups.ifPresent(
        each -> {
          for (Suitability suitability : List.of(Suitability.SUITABLE, Suitability.NOT_STATED)) {
            place(each, open, suitability, placement);
          }
        });
    long[] taken = taken(placement, open.size());
    Without[] without = groups.map(each -> without(each, open, placement)).orElse(new Without[0]);
    List<Shelter> list =
        new ShelterList(snapshot, scene, roads, area.place(), kind, layer, usable, today)
            .list(open, taken, placement);
    Double people = groups.map(each -> hundredths(Arrays.stream(each.people()).sum())).orElse(null);
    Double placed = people == null ? null : Arrays.stream(taken).sum() / HUNDREDTHS;
    Shelters shelters =
        new Shelters(
            people,
            placed,
            people == null ? null : Math.round((people - placed) * HUNDREDTHS) / HUNDREDTHS,
            List.of(without),
            MOST_MINUTES,
            list);
    long unverified = list.stream().filter(each -> each.status() == null).count();
    return new Answer(shelters, unverified, notes(candidates, open, taken));
  }

  /** Those that somebody of the area may reach in time, by the straight line. */
  private List<Candidate> candidates() {
    List<Envelope> boxes = area.around(MOST_MINUTES * metresPerMinute);
    List<Geometry> shapes = usable.list().shapes();
    int[] near =
        IntStream.range(0, shapes.size())
            .filter(i -> meets(boxes, shapes.get(i).getEnvelopeInternal()))
            .toArray();
    Map<Long, Feature> features = new HashMap<>();
    snapshot
        .findAll(
            Arrays.stream(near).mapToObj(i -> layer).toList(),
            Arrays.stream(near).mapToObj(i -> usable.list().ids()[i]).toList())
        .forEach(feature -> features.put(feature.id(), feature));
    return Arrays.stream(near)
        .mapToObj(i -> candidate(i, features.get(usable.list().ids()[i])))
        .toList();
  }

  private Candidate candidate(int index, Feature feature) {
    return new Candidate(
        index, feature, Suitability.of(feature, kind), area.meets(feature.geometry()));
  }

  private static boolean meets(List<Envelope> boxes, Envelope box) {
    return boxes.stream().anyMatch(each -> each.intersects(box));
  }

  private TravelSearch search() {
    return scene.network().search(TravelMode.WALK, Direction.TO);
  }

  private void place(
      Groups groups, List<Candidate> open, Suitability suitability, Placement placement) {
    int before = -1;
    for (int minutes : CIRCLES_MINUTES) {
      int limit = minutes * MILLIS_PER_MINUTE;
      List<Envelope> boxes = area.around(minutes * metresPerMinute);
      int[] chosen =
          IntStream.range(0, open.size())
              .filter(i -> open.get(i).suitability() == suitability && placement.hasRoom(i))
              .filter(i -> meets(boxes, open.get(i).feature().geometry().getEnvelopeInternal()))
              .toArray();
      if (!placement.isAnybodyWaiting()) {
        return;
      }
      placement.take(ways(groups, open, chosen, before, limit, placement));
      before = limit;
    }
  }

  /** The ways of people who wait to some shelters, longer than {@code before}, up to a limit. */
  private long[] ways(
      Groups groups,
      List<Candidate> open,
      int[] chosen,
      int before,
      int limit,
      Placement placement) {
    JoinedPlaces shelters =
        usable.places().select(Arrays.stream(chosen).map(i -> open.get(i).index()).toArray());
    List<long[]> parts = new ArrayList<>();
    search()
        .each(
            shelters,
            new int[chosen.length],
            limit,
            (shelter, reach) -> {
              LongStream.Builder ways = LongStream.builder();
              reach.forEachPlace(
                  groups.places(),
                  (group, millis, same) -> {
                    if (millis > before && placement.isWaiting(group)) {
                      ways.add(Placement.way(millis, group, chosen[shelter]));
                    }
                  });
              long[] part = ways.build().toArray();
              synchronized (parts) {
                parts.add(part);
              }
            });
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }

  /** Hundredths of people in each shelter; rounded so that they sum to all, rounded. */
  private static long[] taken(Placement placement, int size) {
    long[] taken = new long[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      long before = Math.round(sum * HUNDREDTHS);
      sum += placement.taken(i);
      taken[i] = Math.round(sum * HUNDREDTHS) - before;
    }
    return taken;
  }

  private Without[] without(Groups groups, List<Candidate> open, Placement placement) {
    if (!placement.isAnybodyWaiting()) {
      return new Without[0];
    }
    Reach counted = reach(open.stream().filter(each -> each.places().isPresent()).toList());
    Reach uncounted = reach(open.stream().filter(each -> each.places().isEmpty()).toList());
    double[] sums = new double[Reason.values().length];
    for (int group = 0; group < groups.people().length; group++) {
      if (placement.isWaiting(group)) {
        sums[reason(groups.places(), group, counted, uncounted).ordinal()] +=
            placement.waiting(group);
      }
    }
    return Arrays.stream(Reason.values())
        .filter(reason -> hundredths(sums[reason.ordinal()]) > 0)
        .map(reason -> new Without(reason.id, hundredths(sums[reason.ordinal()]), reason.label))
        .toArray(Without[]::new);
  }

  /** What one of some shelters can be reached from in time. */
  private Reach reach(List<Candidate> shelters) {
    return search()
        .merged(
            usable.places().select(shelters.stream().mapToInt(Candidate::index).toArray()),
            new int[shelters.size()],
            MOST_MINUTES * MILLIS_PER_MINUTE);
  }

  private static Reason reason(JoinedPlaces places, int group, Reach counted, Reach uncounted) {
    if (!places.isJoined(group)) {
      return Reason.NO_ROAD;
    }
    if (counted.millis(places, group) != Reach.UNREACHED) {
      return Reason.FULL;
    }
    return uncounted.millis(places, group) == Reach.UNREACHED ? Reason.CUT_OFF : Reason.UNKNOWN;
  }

  private enum Reason {
    NO_ROAD("no_road", "附近没有能走到的道路", "no road within reach"),
    CUT_OFF(
        "cut_off",
        MOST_MINUTES + " 分钟内步行到不了任何可用的避难场所",
        "no usable shelter within " + MOST_MINUTES + " minutes on foot"),
    FULL(
        "full",
        MOST_MINUTES + " 分钟内步行能到的避难场所都已满",
        "all shelters within " + MOST_MINUTES + " minutes on foot are full"),
    UNKNOWN(
        "unknown",
        MOST_MINUTES + " 分钟内步行能到的避难场所都没有登记可容纳人数",
        "no shelter within " + MOST_MINUTES + " minutes on foot says how many it takes");

    private final String id;
    private final Label label;

    Reason(String id, String zh, String en) {
      this.id = id;
      label = new Label(zh, en);
    }
  }

  private List<Label> notes(List<Candidate> candidates, List<Candidate> open, long[] taken) {
    List<Label> notes = new ArrayList<>();
    if (usable.list().size() == 0) {
      notes.add(new Label("没有登记可用的避难场所", "No usable shelter is stored"));
    }
    long unsuitable =
        candidates.stream().filter(each -> each.suitability() == Suitability.UNSUITABLE).count();
    if (unsuitable > 0) {
      notes.add(
          new Label(
              "附近有 %,d 处避难场所写明只适用其他灾种，没有安排人".formatted(unsuitable),
              "Shelters near by that are stated to suit other events only, so that nobody is sent there: %,d"
                  .formatted(unsuitable)));
    }
    long unstated =
        IntStream.range(0, open.size())
            .filter(i -> taken[i] > 0 && open.get(i).suitability() == Suitability.NOT_STATED)
            .count();
    if (unstated > 0) {
      notes.add(
          new Label(
              "接收人员的避难场所中有 %,d 处没有写明适用灾种，须核实".formatted(unstated),
              "Shelters that take people in and do not say what they suit: %,d; make sure"
                  .formatted(unstated)));
    }
    long left =
        candidates.stream()
            .filter(each -> each.suitability() != Suitability.UNSUITABLE)
            .filter(each -> !each.isOpenTo(kind))
            .count();
    if (left > 0) {
      notes.add(
          new Label(
              "这类事件须撤离范围，范围内的 %,d 处避难场所没有安排人".formatted(left),
              "People must leave the area; shelters within it, left out: %,d".formatted(left)));
    }
    long unknown = open.stream().filter(each -> each.places().isEmpty()).count();
    if (unknown > 0) {
      notes.add(
          new Label(
              "附近有 %,d 处避难场所没有登记可容纳人数，没有安排人".formatted(unknown),
              "Shelters near by that do not say how many they take, so that nobody is sent there: %,d"
                  .formatted(unknown)));
    }
    long takers = Arrays.stream(taken).filter(each -> each > 0).count();
    if (takers > ShelterList.MOST_LISTED) {
      notes.add(
          new Label(
              "接收人员的避难场所有 %,d 处，详列最近的 %,d 处；人数是全部的".formatted(takers, ShelterList.MOST_LISTED),
              "%,d shelters take people in; the nearest %d are listed, the numbers are of all"
                  .formatted(takers, ShelterList.MOST_LISTED)));
    }
    return notes;
  }

  private static double hundredths(double number) {
    return Math.round(number * HUNDREDTHS) / HUNDREDTHS;
  }
}
