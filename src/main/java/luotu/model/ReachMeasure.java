package luotu.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;

/** Measures of who or what is reached: how far, in what time, by what facilities themselves. */
public sealed interface ReachMeasure extends Measure {
  /** Key of the number of people, of whom the others are parts. */
  String PEOPLE = "people";

  /** What the number of people is called. */
  Label PEOPLE_LABEL = new Label("人口", "People");

  /** Where the people live, and the roads: too many rows to be looked at one by one. */
  List<String> IN_BULK = List.of(PEOPLE_ROWS.layer(), "road");

  /** What one travels on. */
  Rows ROADS = new Rows("road", null, State.ANY, null, null);

  /**
   * The share of people within the marks' minutes of facilities on the roads; of several kinds of
   * facilities, the lowest share.
   *
   * @param fromFacilities whether one travels from the facilities, as engines do, or to them
   */
  record Travel(List<Kind> kinds, TravelMode mode, boolean fromFacilities) implements ReachMeasure {
    public Travel {
      kinds = List.copyOf(kinds);
    }

    @Override
    public Optional<Unit> reachUnit() {
      return Optional.of(Unit.MIN);
    }

    @Override
    public List<Rows> reads() {
      return Stream.of(
              Stream.of(PEOPLE_ROWS),
              kinds.stream().flatMap(kind -> kind.facilities().stream()),
              Stream.of(ROADS))
          .flatMap(rows -> rows)
          .distinct()
          .toList();
    }

    @Override
    public Map<String, Label> numbers() {
      Map<String, Label> labels = Measure.labels(PEOPLE, PEOPLE_LABEL);
      if (kinds.size() > 1) {
        kinds.forEach(kind -> labels.put(kind.shareKey(), kind.label("标准时间内占比", "share in time")));
      }
      for (Kind kind : kinds) {
        labels.put(kind.preferredKey(), kind.label("标准时间内（人）", "people in time"));
        labels.put(kind.limitKey(), kind.label("最长时间内（人）", "people within the limit time"));
      }
      return labels;
    }
  }

  /**
   * Facilities that serve one need.
   *
   * @param id what the keys of its numbers begin with
   */
  record Kind(String id, Label label, List<Rows> facilities) {
    public Kind {
      facilities = List.copyOf(facilities);
    }

    /** Key of the number of people within the preferred time. */
    public String preferredKey() {
      return id + "_preferred";
    }

    /** Key of the number of people within the limit time. */
    public String limitKey() {
      return id + "_limit";
    }

    /** Key of the share of people within the preferred time. */
    public String shareKey() {
      return id + "_share";
    }

    private Label label(String zh, String en) {
      return new Label(label.zh() + "：" + zh, label.en() + ": " + en);
    }
  }

  /**
   * The area that each facility reaches first within some minutes on the roads, in square
   * kilometres; the worst.
   *
   * @param fromFacilities whether one travels from the facilities, as engines do, or to them
   * @param within minutes, turnout included where engines go out
   */
  record SplitArea(Rows facilities, TravelMode mode, boolean fromFacilities, Setting within)
      implements ReachMeasure {
    /** Key of the number of facilities. */
    public static final String FACILITIES = "facilities";

    /** Key of the number of facilities whose area is at most the preferred one. */
    public static final String PREFERRED = "within_preferred";

    /** Key of the number of facilities whose area is at most the limit. */
    public static final String LIMIT = "within_limit";

    /** Key of the largest area, in square kilometres. */
    public static final String WORST = "worst_km2";

    /** Key of the area of one facility, in square kilometres. */
    public static String areaKey(long facility) {
      return "area_km2_" + facility;
    }

    @Override
    public Optional<Unit> reachUnit() {
      return Optional.of(Unit.KM2);
    }

    @Override
    public List<Rows> reads() {
      return List.of(facilities, ROADS);
    }

    public double minutes() {
      return within.number();
    }

    @Override
    public List<Setting> settings() {
      return List.of(within);
    }

    @Override
    public SplitArea with(Map<String, Setting> settings) {
      return new SplitArea(facilities, mode, fromFacilities, within.in(settings));
    }

    @Override
    public Map<String, Label> numbers() {
      return Measure.labels(
          FACILITIES, new Label("站数", "Stations"),
          PREFERRED, new Label("面积不超过标准值", "Area at most the preferred one"),
          LIMIT, new Label("面积不超过最大值", "Area at most the limit"),
          WORST, new Label("最大面积（平方公里）", "Largest area (km²)"));
    }
  }

  /**
   * How far rows are from the nearest of others, wherever it lies, in a straight line; the worst.
   */
  record Distance(Rows from, Rows to) implements ReachMeasure {
    @Override
    public Optional<Unit> reachUnit() {
      return Optional.of(Unit.M);
    }

    @Override
    public List<Rows> reads() {
      return List.of(from, to);
    }

    @Override
    public Map<String, Label> numbers() {
      return Measure.labels(
          "rows", new Label("隐患数", "Hazards"),
          "within_preferred", new Label("标准距离内", "Within the preferred distance"),
          "within_limit", new Label("最大距离内", "Within the limit distance"),
          "worst_m", new Label("最远距离（米）", "Farthest (m)"));
    }
  }

  /** The share of rows within the marks' minutes of the nearest of others by air, straight. */
  record Air(Rows from, Rows to) implements ReachMeasure {
    @Override
    public Optional<Unit> reachUnit() {
      return Optional.of(Unit.MIN);
    }

    @Override
    public List<Rows> reads() {
      return List.of(from, to);
    }

    @Override
    public Map<String, Label> numbers() {
      return Measure.labels(
          "rows", new Label("隐患数", "Hazards"),
          "within_preferred", new Label("标准时间内", "Within the preferred time"),
          "within_limit", new Label("最长时间内", "Within the limit time"),
          "worst_min", new Label("最久（分钟）", "Longest (min)"));
    }
  }

  /**
   * The share of rows that people can be moved away from: a shelter is assigned that can be relied
   * on, a way on foot leads there, and somebody is named to call. Beside it, a plan of the street
   * that is recent.
   *
   * @param from what threatens people
   * @param assigned text field of those rows: the shelter's {@code source_key}, or its {@code id}
   *     where it has none
   * @param contact field of type people of those rows; any role
   * @param plan date field of the street records
   * @param planWithin how many years old the plan may be
   */
  record Evacuation(
      Rows from, String assigned, Rows shelters, String contact, String plan, Setting planWithin)
      implements ReachMeasure {
    /** Key of the number of rows. */
    public static final String ROWS = "rows";

    /** Key of the number of rows that have all three. */
    public static final String PREPARED = "prepared";

    /** The records that hold the plan. */
    public static final Rows RECORDS = new Rows("street_record", null, State.ANY, null, null);

    @Override
    public List<Rows> reads() {
      return List.of(from, shelters, RECORDS, ROADS);
    }

    /** Whole years. */
    public int planWithinYears() {
      return (int) planWithin.number();
    }

    @Override
    public List<Setting> settings() {
      return List.of(planWithin);
    }

    @Override
    public Evacuation with(Map<String, Setting> settings) {
      return new Evacuation(from, assigned, shelters, contact, plan, planWithin.in(settings));
    }

    @Override
    public Map<String, Label> numbers() {
      Map<String, Label> labels =
          Measure.labels(
              ROWS,
              new Label("隐患点", "Hazards"),
              PREPARED,
              new Label("三项齐全", "With all three"),
              "with_shelter",
              new Label("已指定可用避难场所", "With a usable shelter assigned"),
              "with_route",
              new Label("有步行路线", "With a way there on foot"),
              "with_contact",
              new Label("有联系人", "With somebody named to call"));
      labels.put("zones_having", new Label("预案有效的镇街", "Streets with a recent plan"));
      labels.put("zones", new Label("镇街总数", "Streets"));
      return labels;
    }
  }

  /**
   * The share of people whom facilities reach in a straight line.
   *
   * @param field number field of the facilities: metres
   */
  record OwnReach(Rows facilities, String field) implements ReachMeasure {
    @Override
    public List<Rows> reads() {
      return List.of(PEOPLE_ROWS, facilities);
    }

    @Override
    public Map<String, Label> numbers() {
      return Measure.labels(
          PEOPLE, PEOPLE_LABEL, "within_reach", new Label("够得着的（人）", "People within reach"));
    }
  }
}
