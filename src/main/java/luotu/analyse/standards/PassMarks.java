package luotu.analyse.standards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import luotu.analyse.FacilityInputs;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.MarkDecision;
import luotu.model.Measure;
import luotu.model.Standard;
import luotu.model.Standard.Basis;
import luotu.model.Standard.Level;
import luotu.model.Standard.PassMark;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Setting;
import luotu.store.RecordedDecision;

/**
 * Which pass marks bind which zone on a day: what the zone itself decided, where it decided nothing
 * what the zone above it did, and so on up to the city; in the end the catalogue. Of several
 * decisions of one zone the one counts that came into force last by then, of those of one day the
 * one made last. A decision that gives a mark switches the standard on again.
 *
 * <p>A row of a report is measured whole by the marks of its own zone, so that a district's row may
 * be held against other distances than the rows of its streets, and what it states is what was
 * measured. A street is judged once, by its district; by the functional zone it also belongs to
 * only where that is asked for. Safe for many threads.
 */
public final class PassMarks {
  private final ZoneTree zones;
  private final Optional<Place> judgedBy;
  private final Map<Key, RecordedDecision> inForce = new HashMap<>();

  private record Key(String standard, Level level, String zone) {}

  /**
   * The marks that bind a zone.
   *
   * @param rule of the catalogue, with these marks
   * @param isOff whether the standard is not asked for
   * @param decidedBy the decision of the lowest zone that decided anything; empty for the catalogue
   * @param preferred who set it, null for the catalogue; the others likewise
   * @param amounts who set the settings of its measure, by their keys; without those of the
   *     catalogue
   */
  public record Binding(
      Standard standard,
      Rule rule,
      boolean isOff,
      Optional<RecordedDecision> decidedBy,
      RecordedDecision preferred,
      RecordedDecision limit,
      RecordedDecision required,
      Map<String, RecordedDecision> amounts) {
    private Binding with(RecordedDecision recorded) {
      MarkDecision decision = recorded.decision();
      boolean isSilent = !decision.off() && !decision.hasMarks();
      return isSilent
          ? this
          : new Binding(
              standard,
              new Rule(
                  rule.level(),
                  rule.unit(),
                  rule.zones(),
                  mark(rule.preferred(), decision.preferred(), decision),
                  mark(rule.limit(), decision.limit(), decision),
                  mark(rule.required(), decision.required(), decision),
                  rule.measure().with(settings(rule.measure(), decision))),
              decision.off(),
              Optional.of(recorded),
              decision.preferred() == null ? preferred : recorded,
              decision.limit() == null ? limit : recorded,
              decision.required() == null ? required : recorded,
              decidedBy(recorded));
    }

    private Map<String, RecordedDecision> decidedBy(RecordedDecision recorded) {
      Map<String, RecordedDecision> all = new TreeMap<>(amounts);
      recorded.decision().amounts().keySet().forEach(key -> all.put(key, recorded));
      return all;
    }

    private static Map<String, Setting> settings(Measure measure, MarkDecision decision) {
      Map<String, Setting> settings = new HashMap<>();
      for (Setting known : measure.settings()) {
        Optional.ofNullable(decision.amounts().get(known.key()))
            .ifPresent(
                value ->
                    settings.put(
                        known.key(),
                        new Setting(
                            known.key(),
                            known.label(),
                            value,
                            known.unit(),
                            new Basis(decision.certainty(), Label.same(decision.source())))));
      }
      return settings;
    }

    private static PassMark mark(PassMark known, Double value, MarkDecision decision) {
      return known == null || value == null
          ? known
          : new PassMark(
              value,
              known.unit(),
              known.byYearEnd(),
              decision.certainty(),
              Label.same(decision.source()));
    }

    /** A limit below the preferred mark, as decisions of two zones may come to, counts as that. */
    private Binding withLimitNotStricter() {
      if (rule.limit() == null || rule.limit().value() >= rule.preferred().value()) {
        return this;
      }
      return new Binding(
          standard,
          new Rule(
              rule.level(),
              rule.unit(),
              rule.zones(),
              rule.preferred(),
              rule.preferred(),
              rule.required(),
              rule.measure()),
          isOff,
          decidedBy,
          preferred,
          preferred,
          required,
          amounts);
    }
  }

  private PassMarks(ZoneTree zones, Optional<Place> judgedBy) {
    this.zones = zones;
    this.judgedBy = judgedBy;
  }

  /**
   * @param recorded oldest first
   * @param judgedBy the functional zone that judges the streets that belong to it
   */
  static PassMarks of(
      List<RecordedDecision> recorded, LocalDate asOf, ZoneTree zones, Optional<Place> judgedBy) {
    PassMarks marks = new PassMarks(zones, judgedBy);
    recorded.stream()
        .filter(each -> each.undoneBy() == null)
        .filter(each -> !each.decision().inForceFrom().isAfter(asOf))
        .sorted(Comparator.comparing(each -> each.decision().inForceFrom()))
        .forEach(each -> marks.inForce.put(key(each.decision()), each));
    return marks;
  }

  /**
   * The marks in force on a day, for those who ask about no report.
   *
   * @param recorded oldest first
   * @param zoneRows the features of the zone layer
   */
  public static PassMarks of(
      List<RecordedDecision> recorded, LocalDate asOf, Collection<Feature> zoneRows) {
    return of(recorded, asOf, new ZoneTree(List.copyOf(zoneRows), List.of()), Optional.empty());
  }

  /**
   * As above, for a report whose streets a functional zone judges.
   *
   * @param judgedBy its code, or null
   * @throws luotu.model.Refusal {@code invalid-input} when there is no such functional zone
   */
  static PassMarks of(
      List<RecordedDecision> recorded, LocalDate asOf, ZoneTree zones, String judgedBy) {
    return of(recorded, asOf, zones, functional(zones, judgedBy));
  }

  private static Optional<Place> functional(ZoneTree zones, String code) {
    if (code == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(zones.get(code))
        .filter(place -> place.kind().equals("functional"))
        .or(
            () -> {
              throw FacilityInputs.refuse(
                  List.of(
                      Fault.of(
                          "judged_by",
                          code,
                          "已有功能区的代码；不写：每个镇街按所属区县的标准",
                          "the code of a functional zone that is stored; by default every street"
                              + " is judged by its district")));
            });
  }

  private static Key key(MarkDecision decision) {
    return new Key(decision.standard(), decision.level(), decision.zone());
  }

  /**
   * The marks of a standard that bind a zone that is stored.
   *
   * @param rule one of the standard's own
   */
  public Binding binding(Standard standard, Rule rule, String zone) {
    return asDecided(standard, rule, zone).withLimitNotStricter();
  }

  /** As {@link #binding}, with what zones decided even where it does not go together. */
  public Binding asDecided(Standard standard, Rule rule, String zone) {
    Binding binding =
        new Binding(standard, rule, false, Optional.empty(), null, null, null, Map.of());
    if (inForce.isEmpty()) {
      return binding;
    }
    List<Place> chain = chain(zones.get(zone));
    for (int i = chain.size() - 1; i >= 0; i--) {
      RecordedDecision decided =
          inForce.get(new Key(standard.id(), rule.level(), chain.get(i).code()));
      binding = decided == null ? binding : binding.with(decided);
    }
    return binding;
  }

  /** The zone, the one above it, and so on; each once, whatever the data says. */
  private List<Place> chain(Place zone) {
    Set<Place> chain = new LinkedHashSet<>();
    Optional<Place> next = Optional.of(zone);
    while (next.isPresent() && chain.add(next.get())) {
      next = above(next.get());
    }
    return new ArrayList<>(chain);
  }

  private Optional<Place> above(Place zone) {
    return judgedBy
        .filter(functional -> functional.code().equals(zone.memberOf()))
        .or(() -> zones.parent(zone));
  }
}
