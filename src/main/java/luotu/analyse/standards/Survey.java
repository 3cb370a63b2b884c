package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import luotu.analyse.FacilityInputs;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition;
import luotu.model.Condition.Near;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.Measure.Rows;
import luotu.model.Outcome;
import luotu.model.Usable;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterMatch;
import luotu.model.filter.FilterMatch.Truth;
import luotu.store.Facilities;

/**
 * What one report has read, and the questions that all measures ask of it. Safe for many threads.
 *
 * <p>A day in the past is asked for by the features' own dates, on the current rows: a hazard is
 * there from {@code found_on} (always, where that is empty) and open until {@code closed_on}; one
 * that is closed without a date was closed on every day. A shelter is in use from {@code
 * opened_on}. An inventory confirms from {@code complete_as_of}; without a date, always. Street
 * records count by their {@code year}, confirmations of people by their own {@code confirmed_on}.
 * Rows of other layers have no dates and are taken as they are.
 */
final class Survey {
  private static final String INVENTORY = "inventory";

  private final FacilityInputs inputs;
  private final LocalDate asOf;
  private final ZoneTree zones;
  private final Map<String, Map<String, List<Feature>>> rowsByZone = new HashMap<>();
  private final Map<String, List<Feature>> rows = new HashMap<>();
  private final Set<String> inventories = new HashSet<>();
  private final Map<Condition, Filter> filters = new ConcurrentHashMap<>();
  private final Map<Near, Neighbours> neighbours = new ConcurrentHashMap<>();
  private final Map<Near, Neighbours> unverifiedNeighbours = new ConcurrentHashMap<>();

  private record Condition(String layer, String text) {}

  /**
   * @param rows of every layer that is asked for, the inventory among them, ordered by id
   */
  Survey(FacilityInputs inputs, LocalDate asOf, ZoneTree zones, Map<String, List<Feature>> rows) {
    this.inputs = inputs;
    this.asOf = asOf;
    this.zones = zones;
    rows.forEach(
        (layer, features) -> {
          List<Feature> existing = features.stream().filter(this::existed).toList();
          this.rows.put(layer, existing);
          existing.forEach(feature -> assign(layer, feature));
        });
    for (Feature row : all(INVENTORY)) {
      if (date(row, "complete_as_of").filter(day -> day.isAfter(asOf)).isEmpty()) {
        inventories.add(row.fields().get("layer") + " " + row.zone());
      }
    }
  }

  /** To its town, and where no towns are stored to the zones there are instead. */
  private void assign(String layer, Feature feature) {
    Map<String, List<Feature>> byZone = rowsByZone.computeIfAbsent(layer, none -> new TreeMap<>());
    Stream.concat(
            Stream.ofNullable(feature.zone()),
            feature.geometry() == null ? Stream.empty() : zones.withoutTowns(feature.geometry()))
        .distinct()
        .forEach(zone -> byZone.computeIfAbsent(zone, none -> new ArrayList<>()).add(feature));
  }

  LocalDate asOf() {
    return asOf;
  }

  ZoneTree zones() {
    return zones;
  }

  /** All rows of a layer that were read, wherever they lie, that existed. */
  List<Feature> all(String layer) {
    return rows.getOrDefault(layer, List.of());
  }

  private Stream<Feature> in(String layer, Area area) {
    Map<String, List<Feature>> byZone = rowsByZone.getOrDefault(layer, Map.of());
    return area.streets().stream()
        .flatMap(street -> byZone.getOrDefault(street.code(), List.of()).stream());
  }

  private boolean existed(Feature feature) {
    return date(feature, "found_on").filter(day -> day.isAfter(asOf)).isEmpty();
  }

  Selection select(Rows asked, Area area) {
    return select(asked, in(asked.layer(), area).toList());
  }

  /** Those of some rows of the layer that are asked for. */
  Selection select(Rows asked, List<Feature> features) {
    Filter filter = filter(asked.layer(), asked.filter());
    List<Feature> selected = new ArrayList<>();
    int ofKind = 0;
    int inState = 0;
    int wanted = 0;
    Map<String, Integer> unknown = new TreeMap<>();
    int undated = 0;
    for (Feature feature : features) {
      Truth truth = FilterMatch.match(filter, feature);
      ofKind += truth == Truth.TRUE ? 1 : 0;
      if (!isIn(asked, feature)) {
        continue;
      }
      inState++;
      if (truth == Truth.UNKNOWN) {
        unknown.merge(FilterMatch.emptyProperty(filter, feature).orElse("kind"), 1, Integer::sum);
      } else if (truth == Truth.TRUE) {
        wanted++;
        if (asked.due() != null && date(feature, asked.due()).isEmpty()) {
          undated++;
        } else if (asked.due() == null || !date(feature, asked.due()).orElseThrow().isAfter(asOf)) {
          selected.add(feature);
        }
      }
    }
    List<Lack> lacks = new ArrayList<>();
    int considered = inState;
    unknown.forEach((field, count) -> lacks.add(new Lack(asked.layer(), field, count, considered)));
    if (undated > 0) {
      lacks.add(new Lack(asked.layer(), asked.due(), undated, wanted));
    }
    return new Selection(asked, selected, ofKind, features.size(), lacks);
  }

  private boolean isIn(Rows asked, Feature feature) {
    boolean inState =
        switch (asked.state()) {
          case ANY -> true;
          case OPEN -> isOpen(feature);
          case USABLE -> isUsable(feature);
        };
    return inState
        && (asked.year() == null
            || feature.fields().get(asked.year()) instanceof Number year
                && year.intValue() == asOf.getYear());
  }

  boolean isOpen(Feature hazard) {
    boolean closed = "closed".equals(hazard.fields().get("status"));
    Optional<LocalDate> day = date(hazard, "closed_on");
    if (!closed && hazard.fields().containsKey("status")) {
      return true;
    }
    return day.map(closedOn -> closedOn.isAfter(asOf)).orElse(!closed);
  }

  boolean isUsable(Feature resource) {
    Optional<Usable> usable = layer(resource).usable();
    if (usable.isEmpty()) {
      return true;
    }
    Object value = resource.fields().get(usable.get().field());
    return (value == null || !usable.get().excluded().contains(value.toString()))
        && date(resource, "opened_on").filter(day -> day.isAfter(asOf)).isEmpty();
  }

  /** Those that count as usable only because nobody said whether they are. */
  List<Feature> unverified(List<Feature> features) {
    return features.stream()
        .filter(row -> new Facilities(layer(row), Filter.ALL, List.of()).isUnverified(row))
        .toList();
  }

  private Layer layer(Feature feature) {
    return layer(feature.layer());
  }

  List<Outcome> outcomes() {
    return inputs.catalogue().outcomes();
  }

  Layer layer(String id) {
    return inputs.catalogue().getLayer(id);
  }

  /** A row that was read, by its layer and id. */
  Optional<Feature> find(Item item) {
    List<Feature> all = all(item.layer());
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long id = all.get(middle).id();
      if (id == item.id()) {
        return Optional.of(all.get(middle));
      }
      low = id < item.id() ? middle + 1 : low;
      high = id < item.id() ? high : middle - 1;
    }
    return Optional.empty();
  }

  /** The condition that CQL2 text, or null, states on a layer. */
  Filter filter(String layer, String text) {
    return filters.computeIfAbsent(
        new Condition(layer, text),
        condition -> inputs.filter(inputs.catalogue().getLayer(layer), text));
  }

  /** A date field; empty when it is not known. */
  static Optional<LocalDate> date(Feature feature, String field) {
    return Optional.ofNullable((String) feature.fields().get(field)).map(LocalDate::parse);
  }

  /** A number field; empty when it is not known. */
  static Optional<Double> number(Feature feature, String field) {
    return Optional.ofNullable((Number) feature.fields().get(field)).map(Number::doubleValue);
  }

  /**
   * Whether an inventory says that the list of a layer is complete in an area: its own, one of a
   * zone above, or one of each of its streets.
   */
  boolean isConfirmed(String layer, Area area) {
    return isConfirmed(layer, area.place())
        || area.streets().stream().allMatch(street -> isConfirmed(layer, street));
  }

  private boolean isConfirmed(String layer, Place place) {
    return Stream.concat(Stream.of(place), zones.above(place).stream())
        .anyMatch(zone -> inventories.contains(layer + " " + zone.code()));
  }

  /** The people of an area; empty when they are not known. */
  Optional<Double> people(Area area) {
    Optional<Double> known = area.place().population();
    if (known.isPresent()) {
      return known;
    }
    List<Optional<Double>> parts = area.streets().stream().map(this::peopleOfStreet).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(parts.stream().mapToDouble(Optional::get).sum())
        : Optional.empty();
  }

  private Optional<Double> peopleOfStreet(Place street) {
    List<Double> cells =
        in("population", Area.of(street))
            .map(cell -> number(cell, "people").orElse(null))
            .filter(Objects::nonNull)
            .toList();
    return street
        .population()
        .or(
            () ->
                cells.isEmpty()
                    ? Optional.empty()
                    : Optional.of(cells.stream().mapToDouble(Double::doubleValue).sum()));
  }

  /**
   * Whether there is anything to protect: empty when there is, otherwise what follows.
   *
   * @param selections what is to be protected, of each layer
   */
  Optional<Tally> nothingToProtect(List<Selection> selections, Area area) {
    List<Missing> lacking =
        selections.stream()
            .flatMap(selection -> selection.lacks().stream())
            .filter(Lack::isTooMuch)
            .map(Lack::missing)
            .toList();
    if (!lacking.isEmpty()) {
      return Optional.of(Tally.noData(lacking));
    }
    if (selections.stream().anyMatch(selection -> !selection.rows().isEmpty())) {
      return Optional.empty();
    }
    List<Missing> missing =
        selections.stream()
            .filter(selection -> selection.ofLayer() == 0)
            .map(selection -> selection.asked().layer())
            .distinct()
            .filter(layer -> !isConfirmed(layer, area))
            .map(layer -> new Missing(layer, null, 0))
            .toList();
    return Optional.of(missing.isEmpty() ? Tally.notApplicable() : Tally.noData(missing));
  }

  /** The rows of a layer that reach out so far, wherever they lie. */
  Neighbours neighbours(Near near) {
    return neighbours.computeIfAbsent(near, asked -> neighbours(asked, reachable(asked)));
  }

  /** Of those the ones that do not say whether they can be relied on. */
  Neighbours neighboursUnverified(Near near) {
    return unverifiedNeighbours.computeIfAbsent(
        near, asked -> neighbours(asked, unverified(reachable(asked))));
  }

  private List<Feature> reachable(Near near) {
    return select(near.rows(), all(near.rows().layer())).rows();
  }

  private static Neighbours neighbours(Near near, List<Feature> rows) {
    return new Neighbours(
        rows, row -> near.metres().orElseGet(() -> number(row, near.metresField()).orElse(0.0)));
  }

  /** Whether the means are known: some of the kind lie in the area, or it is known to have none. */
  boolean isSurveyed(Selection means, Area area) {
    return means.ofKind() > 0 || isConfirmed(means.asked().layer(), area);
  }
}
