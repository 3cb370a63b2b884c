package luotu.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import luotu.analyse.standards.Days;
import luotu.analyse.standards.MarksUsed;
import luotu.analyse.standards.PassMarks;
import luotu.model.Catalogue;
import luotu.model.Change;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.MarkDecision;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Level;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.RecordedDecision;
import luotu.store.Snapshot;
import luotu.store.Store;

/** The pass marks that zones set: which are in force, who set them, setting them. */
public final class PassMarkRegister {
  private static final Set<String> DECIDING = Set.of("city", "district", "functional");

  private final Store store;
  private final Catalogue catalogue;

  public PassMarkRegister(Store store, Catalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  /**
   * @param standard id, or null for all
   * @param zone code, or null for all that may decide
   * @param asOf a date, or null for today
   * @throws Refusal {@code unknown-standard}, {@code unknown-zone} or {@code invalid-input}
   */
  public MarksInForce inForce(String standard, String zone, String asOf) {
    LocalDate day = asOf == null ? today() : Days.read("as_of", asOf);
    List<Standard> standards = standards(standard);
    try (Snapshot snapshot = store.snapshot()) {
      List<Feature> rows = zoneRows(snapshot);
      List<Feature> asked =
          zone == null
              ? rows.stream().filter(row -> DECIDING.contains(kind(row))).toList()
              : List.of(zoneRow(rows, zone));
      PassMarks marks = PassMarks.of(snapshot.markDecisions(), day, rows);
      PassMarks none = PassMarks.of(List.of(), day, rows);
      return new MarksInForce(
          day.toString(),
          snapshot.change(),
          standards.stream()
              .flatMap(each -> each.rules().stream().map(rule -> none.binding(each, rule, "")))
              .map(MarksUsed::of)
              .toList(),
          asked.stream()
              .sorted(Comparator.comparing(PassMarkRegister::code))
              .map(row -> zoneMarks(row, standards, marks))
              .toList());
    }
  }

  private static MarksInForce.ZoneMarks zoneMarks(
      Feature row, List<Standard> standards, PassMarks marks) {
    List<MarksUsed> bound = new ArrayList<>();
    for (Standard standard : standards) {
      standard.rules().stream()
          .filter(rule -> rule.level().compareTo(Level.of(kind(row))) <= 0)
          .forEach(rule -> bound.add(MarksUsed.of(marks.binding(standard, rule, code(row)))));
    }
    return new MarksInForce.ZoneMarks(code(row), name(row), kind(row), bound);
  }

  /**
   * All decisions, those taken back too.
   *
   * @param standard id, or null for all
   * @param zone code of the zone that decided, or null for all
   * @throws Refusal {@code unknown-standard} or {@code unknown-zone}
   */
  public MarkHistory history(String standard, String zone) {
    List<String> ids = standards(standard).stream().map(Standard::id).toList();
    try (Snapshot snapshot = store.snapshot()) {
      List<Feature> rows = zoneRows(snapshot);
      if (zone != null) {
        zoneRow(rows, zone);
      }
      List<RecordedDecision> all = snapshot.markDecisions();
      List<MarkHistory.Entry> entries = new ArrayList<>();
      for (int i = all.size() - 1; i >= 0; i--) {
        MarkDecision decision = all.get(i).decision();
        if (ids.contains(decision.standard()) && (zone == null || zone.equals(decision.zone()))) {
          entries.add(entry(all.subList(0, i), all.get(i), rows));
        }
      }
      return new MarkHistory(entries);
    }
  }

  private MarkHistory.Entry entry(
      List<RecordedDecision> earlier, RecordedDecision made, List<Feature> rows) {
    MarkDecision decision = made.decision();
    List<RecordedDecision> then = new ArrayList<>();
    earlier.forEach(each -> then.add(asOfChange(each, made.change())));
    MarksUsed before = marks(then, decision, rows);
    then.add(asOfChange(made, made.change()));
    return new MarkHistory.Entry(
        made.change(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(made.at()),
        made.author(),
        made.reason(),
        decision.zone(),
        made.zoneName(),
        decision.standard(),
        decision.level().name().toLowerCase(Locale.ROOT),
        decision.inForceFrom().toString(),
        made.undoneBy(),
        before,
        marks(then, decision, rows));
  }

  /** As it was known when a change was made: what was taken back later still counted. */
  private static RecordedDecision asOfChange(RecordedDecision recorded, long change) {
    return recorded.undoneBy() == null || recorded.undoneBy() <= change
        ? recorded
        : new RecordedDecision(
            recorded.decision(),
            recorded.zoneName(),
            recorded.change(),
            recorded.at(),
            recorded.author(),
            recorded.reason(),
            null);
  }

  private MarksUsed marks(
      List<RecordedDecision> recorded, MarkDecision decision, List<Feature> rows) {
    Standard standard = standards(decision.standard()).get(0);
    PassMarks marks = PassMarks.of(recorded, decision.inForceFrom(), rows);
    return MarksUsed.of(
        marks.binding(standard, standard.ruleOf(decision.level()), decision.zone()));
  }

  /**
   * Stores a decision as a change set of its own.
   *
   * @throws Refusal {@code unknown-standard}, {@code unknown-zone}, or {@code invalid-input} with
   *     all that is wrong
   */
  public Change decide(MarkRequest request) {
    Standard standard = standards(request.standard()).get(0);
    MarkDecision decision;
    try (Snapshot snapshot = store.snapshot()) {
      List<Feature> rows = zoneRows(snapshot);
      Feature zone = zoneRow(rows, request.zone());
      decision = MarkCheck.decision(request, standard, zone, today());
      List<RecordedDecision> recorded = new ArrayList<>(snapshot.markDecisions());
      recorded.add(
          new RecordedDecision(
              decision, name(zone), Long.MAX_VALUE, OffsetDateTime.now(), "", "", null));
      MarkCheck.checkOrder(recorded, standard, decision, rows);
    }
    return store.write(
        new ChangeNote(request.by().strip(), request.why().strip(), "http"),
        writer -> writer.decide(decision));
  }

  private static LocalDate today() {
    return CityTime.dayOf(Instant.now());
  }

  private List<Standard> standards(String id) {
    List<Standard> all = catalogue.standards();
    List<Standard> found = all.stream().filter(each -> id == null || each.id().equals(id)).toList();
    if (id != null && found.isEmpty()) {
      List<String> ids = all.stream().map(Standard::id).toList();
      throw Refusal.invalid(
          "unknown-standard",
          "没有这个标准",
          "There is no such standard",
          new Fault("standard", id, Label.oneOf(ids)));
    }
    return found;
  }

  private List<Feature> zoneRows(Snapshot snapshot) {
    List<Feature> rows = new ArrayList<>();
    snapshot.forEach(catalogue.getLayer("zone"), null, Filter.ALL, rows::add);
    return rows;
  }

  private static Feature zoneRow(List<Feature> rows, String code) {
    return rows.stream()
        .filter(row -> code(row).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "unknown-zone",
                    "没有这个区域",
                    "There is no such zone",
                    Fault.of("zone", code, "已有区域的代码", "the code of a zone that is stored")));
  }

  private static String code(Feature row) {
    return (String) row.fields().get("code");
  }

  private static String kind(Feature row) {
    return (String) row.fields().get("kind");
  }

  private static String name(Feature row) {
    return row.name() == null ? code(row) : row.name();
  }
}
