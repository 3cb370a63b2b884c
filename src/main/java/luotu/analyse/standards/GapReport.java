package luotu.analyse.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import luotu.analyse.Analysis;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.analyse.servicearea.ServiceArea;
import luotu.analyse.travel.TravelData;
import luotu.model.Catalogue;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Level;
import luotu.model.ZoneEntry;
import luotu.store.Snapshot;
import luotu.store.Store;

/**
 * Every zone held against every standard, on one state of the database.
 *
 * <p>The row of a zone above the streets shows the zone's own measure where the standard has one
 * for its level, and otherwise the sums over its streets. A standard that binds districts only
 * shows its numbers in the rows of streets and does not judge them. See {@link Survey} for days in
 * the past, {@link PassMarks} for whose marks a row is held against.
 */
public final class GapReport implements Analysis<GapRequest, GapResult> {
  /** The report of a city, and those of the zones above its streets. */
  private static final int MOST_ANSWERS = 4;

  /** More take seconds, for which one who looks at the whole matrix should not wait. */
  private static final int MOST_WITH_REMEDIES = 100;

  /** Streets of a report that fits into memory beside that of a city. */
  private static final int MOST_BESIDE = 30;

  private final Store store;
  private final FacilityInputs inputs;
  private final ReportSources sources;
  private final Ledger ledger;
  private final ReentrantLock ledgerLock = new ReentrantLock(true);
  private final AtomicLong counted = new AtomicLong();
  private final Map<Question, GapResult> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, GapResult> eldest) {
          return size() > MOST_ANSWERS;
        }
      };

  private record Question(
      List<String> zones,
      List<Standard> standards,
      LocalDate asOf,
      String judgedBy,
      Boolean remedies) {}

  public GapReport(
      Store store,
      FacilityInputs inputs,
      RadiusCoverage coverage,
      TravelData travel,
      ServiceArea serviceArea) {
    this.store = store;
    this.inputs = inputs;
    sources = new ReportSources(inputs, coverage, travel, serviceArea);
    ledger = new Ledger(sources);
  }

  @Override
  public String id() {
    return "gap-report";
  }

  @Override
  public Label title() {
    return new Label("差距报告", "Gap report");
  }

  @Override
  public Label description() {
    return new Label(
        "每个区域对照每个标准：是否达标、差多少、缺哪些数据、差在哪些要素、依据和牵头单位。无数据既不算达标也不算未达标",
        "Every zone held against every standard: whether it is met, by how much, what data is"
            + " missing, which features it is about, the clauses and who leads. No data is neither"
            + " met nor a gap");
  }

  @Override
  public Class<GapRequest> requestType() {
    return GapRequest.class;
  }

  @Override
  public Class<GapResult> resultType() {
    return GapResult.class;
  }

  @Override
  public GapRequest example() {
    return new GapRequest(List.of(), List.of(), "2025-12-31");
  }

  /**
   * @throws Refusal {@code unknown-standard}, {@code unknown-zone}, or {@code invalid-input} when
   *     {@code as_of} is no date or lies in the future
   */
  @Override
  public GapResult run(GapRequest request) {
    Question question =
        new Question(
            request.zones().stream().distinct().toList(),
            standards(inputs.catalogue(), request.standards()),
            asOf(request.asOf()),
            request.judgedBy(),
            request.remedies());
    Optional<GapResult> known = known(question);
    return known.isPresent() ? known.get() : count(question);
  }

  private Optional<GapResult> known(Question question) {
    long change;
    try (Snapshot snapshot = store.snapshot()) {
      change = snapshot.change();
    }
    synchronized (answers) {
      return Optional.ofNullable(answers.get(question)).filter(answer -> answer.change() == change);
    }
  }

  /**
   * One after the other: two reports of a city would not fit into the memory of one. That of a few
   * streets does not wait for another, but counts all by itself.
   */
  private GapResult count(Question question) {
    if (!ledgerLock.tryLock()) {
      if (isOfFewStreets(question)) {
        return count(question, new Ledger(sources));
      }
      ledgerLock.lock();
    }
    try {
      // Another may have asked the same meanwhile.
      return known(question).orElseGet(() -> count(question, ledger));
    } finally {
      ledgerLock.unlock();
    }
  }

  private boolean isOfFewStreets(Question question) {
    if (question.zones().isEmpty() || question.zones().size() > MOST_BESIDE) {
      return false;
    }
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.zoneEntries(question.zones()).stream()
          .allMatch(zone -> Level.of(zone.kind()) == Level.TOWN);
    }
  }

  private GapResult count(Question question, Ledger kept) {
    GapResult answer;
    try (Snapshot snapshot = store.snapshot()) {
      answer = count(snapshot, question, kept);
    }
    synchronized (answers) {
      answers.put(question, answer);
    }
    return answer;
  }

  private GapResult count(Snapshot snapshot, Question question, Ledger kept) {
    List<String> asked =
        snapshot.zoneEntries(question.zones()).stream().map(ZoneEntry::code).toList();
    Ledger.Ready ready =
        kept.read(snapshot, question.asOf(), asked, question.standards(), question.judgedBy());
    List<Column> columns = ready.columns();
    counted.addAndGet(columns.stream().mapToLong(column -> column.counted().size()).sum());
    boolean withRemedies =
        question.remedies() == null ? asked.size() <= MOST_WITH_REMEDIES : question.remedies();
    if (withRemedies) {
      columns = ready.withRemedies(snapshot, columns);
    }
    return new GapResult(
        question.asOf().toString(),
        rows(ready.zones(), columns, ready.outcomes()),
        columns.stream().map(Column::summary).toList(),
        columns.stream().flatMap(column -> column.marks().stream()).toList(),
        columns.stream().flatMap(column -> column.progress().stream()).toList(),
        ready.deadlines(),
        snapshot.change(),
        columns.stream().flatMap(column -> column.unverified().stream()).distinct().count(),
        snapshot.simulated());
  }

  /** How many cells were counted so far; those that were known from before are not. */
  public long cellsCounted() {
    return counted.get();
  }

  private static List<GapResult.ZoneRow> rows(
      List<Place> zones, List<Column> columns, Outcomes outcomes) {
    List<GapResult.ZoneRow> rows = new ArrayList<>();
    for (int i = 0; i < zones.size(); i++) {
      int position = i;
      Place zone = zones.get(i);
      rows.add(
          new GapResult.ZoneRow(
              zone.code(),
              zone.name(),
              zone.kind(),
              zone.parent(),
              zone.memberOf(),
              columns.stream().map(column -> column.cells().get(position)).toList(),
              outcomes.of(zone.code())));
    }
    return rows;
  }

  /**
   * A day that is not after today; today for none.
   *
   * @throws Refusal {@code invalid-input}
   */
  static LocalDate asOf(String text) {
    LocalDate today = CityTime.dayOf(Instant.now());
    if (text == null || text.isBlank()) {
      return today;
    }
    LocalDate day = Days.read("as_of", text);
    if (day.isAfter(today)) {
      throw FacilityInputs.refuse(
          List.of(
              Fault.of(
                  "as_of", day, "不晚于今天 " + today + " 的日期", "a date not after today, " + today)));
    }
    return day;
  }

  /**
   * Those of the ids, or all of the catalogue for none.
   *
   * @throws Refusal {@code unknown-standard}
   */
  static List<Standard> standards(Catalogue catalogue, List<String> ids) {
    Map<String, Standard> known = new LinkedHashMap<>();
    catalogue.standards().forEach(standard -> known.put(standard.id(), standard));
    List<Fault> unknown =
        ids.stream()
            .distinct()
            .filter(id -> !known.containsKey(id))
            .map(id -> new Fault("standards", id, Label.oneOf(known.keySet())))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusal.invalid("unknown-standard", "没有这个标准", "There is no such standard", unknown);
    }
    return ids.isEmpty()
        ? List.copyOf(known.values())
        : ids.stream().distinct().map(known::get).toList();
  }
}
