package luotu.analyse.standards;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Layer;
import luotu.store.FeatureMove;
import luotu.store.Snapshot;

/**
 * What is otherwise than it was when cells were counted: what was written since, and what a later
 * day makes otherwise.
 *
 * @param layers ids of the layers that were touched, {@link Change#TERRAIN} among them
 * @param rows what became of the rows that are looked at one by one
 * @param otherDay whether another day is asked about
 */
record Moves(Set<String> layers, List<FeatureMove> rows, boolean otherDay) {
  private static final Moves NONE = new Moves(Set.of(), List.of(), false);

  /** More changes or rows than that are not followed: it is no slower to count all anew. */
  private static final int MOST_CHANGES = 1_000;

  private static final int MOST_ROWS = 5_000;
  private static final int MOST_DAYS = 31;

  /** Too many, and what is made of them is compared as a whole. */
  private static final String ROAD = "road";

  private static final String ZONE = "zone";

  /** What of a zone says where others belong. */
  private static final List<String> STRUCTURE = List.of("code", "kind", "parent", "member_of");

  /**
   * @param layers of the catalogue
   * @param since the change set as of which cells were counted
   * @param was the day they were about
   * @return empty when they had better be counted anew
   */
  static Optional<Moves> of(
      Snapshot snapshot, Collection<Layer> layers, long since, LocalDate was, LocalDate asOf) {
    if (since == snapshot.change() && was.equals(asOf)) {
      return Optional.of(NONE);
    }
    if (asOf.isBefore(was) || asOf.getYear() != was.getYear()) {
      return Optional.empty();
    }
    List<Change> changes = snapshot.changes(since, MOST_CHANGES);
    if (changes.size() == MOST_CHANGES || changes.stream().anyMatch(Change::permanent)) {
      return Optional.empty();
    }
    Set<String> touched =
        changes.stream()
            .flatMap(change -> change.layers().stream())
            .collect(Collectors.toCollection(HashSet::new));
    List<Layer> rowByRow =
        layers.stream()
            .filter(layer -> touched.contains(layer.id()) && !layer.id().equals(ROAD))
            .toList();
    Optional<List<FeatureMove>> written =
        rowByRow.isEmpty()
            ? Optional.of(List.of())
            : snapshot.moves().since(since, rowByRow, MOST_ROWS);
    Optional<List<Feature>> dated = dated(snapshot, layers, was, asOf);
    if (written.isEmpty()
        || dated.isEmpty()
        || written.get().stream().anyMatch(Moves::isStructural)) {
      return Optional.empty();
    }
    List<FeatureMove> rows = new ArrayList<>(written.get());
    for (Feature row : dated.get()) {
      rows.add(new FeatureMove(Optional.of(row), Optional.of(row)));
      touched.add(row.layer());
    }
    return Optional.of(new Moves(touched, rows, !was.equals(asOf)));
  }

  /**
   * The rows that a date in them may make otherwise between two days. Dates count from their day or
   * the one after it, and again so many years later.
   */
  private static Optional<List<Feature>> dated(
      Snapshot snapshot, Collection<Layer> layers, LocalDate was, LocalDate asOf) {
    if (was.equals(asOf)) {
      return Optional.of(List.of());
    }
    if (was.plusDays(MOST_DAYS).isBefore(asOf)) {
      return Optional.empty();
    }
    Set<MonthDay> days =
        was.minusDays(1)
            .datesUntil(asOf.plusDays(2))
            .map(MonthDay::from)
            .collect(Collectors.toCollection(HashSet::new));
    if (days.contains(MonthDay.of(2, 28)) || days.contains(MonthDay.of(3, 1))) {
      days.add(MonthDay.of(2, 29));
    }
    return snapshot
        .moves()
        .onDays(days, layers.stream().filter(Moves::hasDates).toList(), MOST_ROWS);
  }

  private static boolean hasDates(Layer layer) {
    return layer.fields().stream()
        .map(Field::type)
        .anyMatch(type -> type == FieldType.DATE || type == FieldType.PEOPLE);
  }

  /** Whether zones, or what lies in them, belong elsewhere since. */
  static boolean isStructural(FeatureMove move) {
    if (!move.layer().equals(ZONE)) {
      return false;
    }
    return move.before().isEmpty()
        || move.after().isEmpty()
        || !move.before().get().geometry().equalsExact(move.after().get().geometry())
        || STRUCTURE.stream()
            .anyMatch(
                field ->
                    !Objects.equals(
                        move.before().get().fields().get(field),
                        move.after().get().fields().get(field)));
  }

  boolean isNone() {
    return layers.isEmpty() && rows.isEmpty() && !otherDay;
  }

  boolean touch(String... ids) {
    return Stream.of(ids).anyMatch(layers::contains);
  }

  /** Zones of which more was written than a name, as they are now. */
  Stream<Feature> zonesThemselves() {
    return rows.stream()
        .filter(move -> move.layer().equals(ZONE))
        .filter(
            move -> !move.before().map(Feature::fields).equals(move.after().map(Feature::fields)))
        .flatMap(move -> move.after().stream());
  }
}
