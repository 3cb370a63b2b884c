package luotu.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;

/** What a standard measures: one record per kind, with the parameters of its declaration. */
public sealed interface Measure
    permits Measure.Capacity,
        Measure.Communities,
        Measure.Coverage,
        Measure.Faults,
        Measure.Presence,
        Measure.RowShare,
        Measure.YearRecord,
        ReachMeasure {
  /** The populated cells. */
  Rows PEOPLE_ROWS = new Rows("population", null, State.ANY, null, null);

  /** The rows it reads, what is to be protected first. */
  List<Rows> reads();

  /** The numbers it shows as evidence, by their keys. */
  Map<String, Label> numbers();

  /** What the marks {@code preferred} and {@code limit} are stated in; empty where it has none. */
  default Optional<Unit> reachUnit() {
    return Optional.empty();
  }

  /** The numbers and days that it has beside the marks, each once, with what it rests on. */
  default List<Setting> settings() {
    return List.of();
  }

  /** The same with other settings in place of those that go by their keys. */
  default Measure with(Map<String, Setting> settings) {
    return this;
  }

  /** Which rows of a layer existed on a day. */
  enum State {
    /** All. */
    ANY,
    /** Hazards that are not closed; those in treatment are open. */
    OPEN,
    /** Resources that can be relied on ({@link Layer#usable()}). */
    USABLE
  }

  /**
   * Rows of a layer.
   *
   * @param filter CQL2 text: the kind; null for all
   * @param year field that holds the year of the report; null when it does not matter
   * @param due date field that lies in the past; null when it does not matter
   */
  record Rows(String layer, String filter, State state, String year, String due) {}

  /** The share of land within the marks' distances of facilities. */
  record Coverage(Rows facilities, Rows land) implements Measure {
    @Override
    public Optional<Unit> reachUnit() {
      return Optional.of(Unit.M);
    }

    @Override
    public List<Rows> reads() {
      return List.of(land, facilities);
    }

    @Override
    public Map<String, Label> numbers() {
      return labels(
          "total_m2", new Label("总面积（平方米）", "Area (m²)"),
          "within_preferred_m2", new Label("标准距离内（平方米）", "Within the preferred distance (m²)"),
          "within_limit_m2", new Label("最大距离内（平方米）", "Within the limit distance (m²)"));
    }
  }

  /** The lowest of some shares of rows. */
  record RowShare(List<Part> parts) implements Measure {
    public RowShare {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Rows> reads() {
      return parts.stream()
          .flatMap(
              part ->
                  Stream.concat(
                      part.among().stream(), part.passes().near().map(Condition.Near::rows)))
          .distinct()
          .toList();
    }

    @Override
    public List<Setting> settings() {
      return parts.stream().flatMap(part -> part.passes().settings()).distinct().toList();
    }

    @Override
    public RowShare with(Map<String, Setting> settings) {
      return new RowShare(parts.stream().map(part -> part.with(settings)).toList());
    }

    @Override
    public Map<String, Label> numbers() {
      Map<String, Label> labels = new LinkedHashMap<>();
      for (Part part : parts) {
        labels.put(part.id(), part.label());
        labels.put(part.ofKey(), part.ofLabel());
      }
      return labels;
    }
  }

  /**
   * One share: those of the rows that pass.
   *
   * @param id key of the number that pass
   */
  record Part(String id, Label label, Label ofLabel, List<Rows> among, Condition passes) {
    public Part {
      among = List.copyOf(among);
    }

    /** Key of the number of rows. */
    public String ofKey() {
      return id + "_of";
    }

    private Part with(Map<String, Setting> settings) {
      return new Part(id, label, ofLabel, among, passes.with(settings));
    }
  }

  /** The number of rows of which any of the conditions is true. */
  record Faults(Rows among, List<Condition> faults) implements Measure {
    public Faults {
      faults = List.copyOf(faults);
    }

    @Override
    public List<Rows> reads() {
      return Stream.concat(Stream.of(among), near().stream().map(Condition.Near::rows))
          .distinct()
          .toList();
    }

    @Override
    public List<Setting> settings() {
      return faults.stream().flatMap(Condition::settings).distinct().toList();
    }

    @Override
    public Faults with(Map<String, Setting> settings) {
      return new Faults(among, faults.stream().map(fault -> fault.with(settings)).toList());
    }

    /** What the rows are kept away from. */
    public List<Condition.Near> near() {
      return faults.stream().flatMap(Condition::near).toList();
    }

    /** Whether it asks in which zones rows lie. */
    public boolean asksForPlace() {
      return faults.stream()
          .anyMatch(
              fault -> fault.checks().stream().anyMatch(Condition.Misplaced.class::isInstance));
    }

    @Override
    public Map<String, Label> numbers() {
      Map<String, Label> labels =
          labels("faults", new Label("问题数", "Faults"), "rows", new Label("检查总数", "Looked at"));
      if (asksForPlace()) {
        labels.put("outside", new Label("其中在所有镇街之外", "Of the faults outside every street"));
      }
      return labels;
    }
  }

  /**
   * What resources hold against what is needed.
   *
   * @param need null when the required mark itself is the need
   */
  record Capacity(Rows rows, Amount amount, Need need) implements Measure {
    @Override
    public List<Rows> reads() {
      return asksForPeople() ? List.of(PEOPLE_ROWS, rows) : List.of(rows);
    }

    /** Whether the need follows from how many people there are. */
    public boolean asksForPeople() {
      return need != null && (need.people() || need.population().isPresent());
    }

    @Override
    public List<Setting> settings() {
      return Stream.of(
              amount.fromArea() == null
                  ? Stream.<Setting>of()
                  : amount.fromArea().perPerson().values().stream(),
              need == null ? Stream.<Setting>of() : need.settings())
          .flatMap(each -> each)
          .toList();
    }

    @Override
    public Capacity with(Map<String, Setting> settings) {
      return new Capacity(rows, amount.with(settings), need == null ? null : need.with(settings));
    }

    @Override
    public Map<String, Label> numbers() {
      return labels(
          "supply",
          new Label("已有", "There is"),
          "need",
          need != null && need.people() ? new Label("人口", "People") : new Label("需要", "Needed"));
    }
  }

  /**
   * How much a resource holds.
   *
   * @param field number field; null to count each as one
   * @param fromArea what stands for an empty field; null for nothing
   */
  record Amount(String field, FromArea fromArea) {
    private Amount with(Map<String, Setting> settings) {
      return new Amount(field, fromArea == null ? null : fromArea.with(settings));
    }
  }

  /**
   * Places as an area divided by the square metres that one person needs.
   *
   * @param area number field, square metres
   * @param grade choice field
   * @param perPerson square metres by grade
   */
  record FromArea(String area, String grade, Map<String, Setting> perPerson) {
    public FromArea {
      perPerson = new LinkedHashMap<>(perPerson);
    }

    private FromArea with(Map<String, Setting> settings) {
      Map<String, Setting> changed = new LinkedHashMap<>();
      perPerson.forEach((id, metres) -> changed.put(id, metres.in(settings)));
      return new FromArea(area, grade, changed);
    }
  }

  /**
   * How much is needed.
   *
   * @param people everybody who lives in the zone; the others are empty then
   * @param population zones of more people need {@code valueAbove}; empty where all need the same
   */
  record Need(
      boolean people,
      Optional<Setting> value,
      Optional<Setting> population,
      Optional<Setting> valueAbove) {
    private Stream<Setting> settings() {
      return Stream.of(value, population, valueAbove).flatMap(Optional::stream);
    }

    private Need with(Map<String, Setting> settings) {
      return new Need(
          people,
          value.map(each -> each.in(settings)),
          population.map(each -> each.in(settings)),
          valueAbove.map(each -> each.in(settings)));
    }
  }

  /** Whether there is one. */
  record Presence(Rows rows) implements Measure {
    @Override
    public List<Rows> reads() {
      return List.of(rows);
    }

    @Override
    public Map<String, Label> numbers() {
      return having("in_service", new Label("在用数量", "In service"));
    }
  }

  /**
   * What the street record of the year says: a count, or a condition.
   *
   * @param count number field that has to reach the required mark, or null
   * @param where CQL2 text, or null
   */
  record YearRecord(String count, String where) implements Measure {
    @Override
    public List<Rows> reads() {
      return List.of(new Rows("street_record", null, State.ANY, "year", null));
    }

    @Override
    public Map<String, Label> numbers() {
      return count == null ? having(null, null) : having(count, new Label("次数", "Times"));
    }
  }

  /** The share of communities that hold one. */
  record Communities(Rows rows) implements Measure {
    @Override
    public List<Rows> reads() {
      return List.of(
          new Rows("zone", "kind = 'community'", State.ANY, null, null),
          new Rows("street_record", null, State.ANY, null, null),
          rows);
    }

    @Override
    public Map<String, Label> numbers() {
      return labels(
          "communities_having", new Label("已有的村社区", "Communities that have one"),
          "communities", new Label("村社区总数", "Communities"));
    }
  }

  private static Map<String, Label> having(String key, Label label) {
    Map<String, Label> labels = new LinkedHashMap<>();
    if (key != null) {
      labels.put(key, label);
    }
    labels.put("zones_having", new Label("达到的区域", "Zones that have it"));
    labels.put("zones", new Label("区域总数", "Zones"));
    return labels;
  }

  /** Labels by keys, in the order given. */
  static Map<String, Label> labels(Object... pairs) {
    Map<String, Label> labels = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      labels.put((String) pairs[i], (Label) pairs[i + 1]);
    }
    return labels;
  }
}
