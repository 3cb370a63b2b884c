package luotu.analyse.standards;

import static luotu.analyse.standards.Phrases.number;
import static luotu.analyse.standards.Phrases.percent;
import static luotu.analyse.standards.Phrases.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import luotu.analyse.standards.GapResult.Missing;
import luotu.model.Condition;
import luotu.model.Feature;
import luotu.model.Field;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Unit;

/**
 * From a gap to what would close it: who or what is left out, how much is lacking to the mark, how
 * far the nearest existing resource is, and row by row what it lacks. Counted from the same numbers
 * as the verdict. Safe for many threads.
 */
final class Remedies {
  private final Reading reading;
  private final Survey survey;
  private final Shortfalls shortfalls;
  private final ReachRemedies reach;
  private final Map<Rows, NearestRows> nearest = new ConcurrentHashMap<>();

  Remedies(Reading reading) {
    this.reading = reading;
    survey = reading.survey();
    shortfalls = new Shortfalls(survey);
    reach = new ReachRemedies(reading);
  }

  /** Whether there is anything to close. */
  static boolean isGap(Verdict verdict) {
    return switch (verdict.status()) {
      case NO_DATA, PARTIAL, GAP -> true;
      default -> false;
    };
  }

  /** Empty where there is no gap. */
  Optional<Remedy> of(Rule rule, Area area, Tally tally, Verdict verdict) {
    RemedyDraft draft = new RemedyDraft(survey, nearest);
    switch (verdict.status()) {
      case NO_DATA -> tally.missing().forEach(each -> survey(draft, each));
      case PARTIAL, GAP -> close(draft, rule, area, tally);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(draft.remedy());
  }

  private void survey(RemedyDraft draft, Missing missing) {
    Label layer = survey.layer(missing.layer()).label();
    if (missing.field() == null && missing.rows() == 0) {
      draft.say(
          "登记%s；确实没有的，由清查记录确认",
          "Record %s; where there is none, an inventory has to confirm it", layer);
    } else if (missing.field() == null) {
      draft.say("补齐%s：%,d 处", "Complete %s: %,d places", layer, missing.rows());
    } else if (missing.rows() == 0) {
      draft.say("登记%s的“%s”", "Record %s with “%s”", layer, field(missing));
    } else {
      draft.say(
          "%s补填“%s”：%,d 条", "%s: fill in “%s” of %,d rows", layer, field(missing), missing.rows());
    }
  }

  private Label field(Missing missing) {
    return survey
        .layer(missing.layer())
        .findField(missing.field())
        .map(Field::label)
        .orElse(Label.same(missing.field()));
  }

  private void close(RemedyDraft draft, Rule rule, Area area, Tally tally) {
    Measure measure = rule.measure();
    Numbers numbers = tally.numbers();
    if (measure instanceof Measure.Coverage coverage) {
      reach.coverage(draft, coverage, rule, tally);
    } else if (measure instanceof ReachMeasure.Travel travel) {
      reach.travel(draft, travel, rule, tally);
    } else if (measure instanceof ReachMeasure.OwnReach own) {
      reach.people(draft, new Label("预警设施", "warning points"), numbers, "within_reach", rule);
      reach.places(draft, tally, own.facilities());
    } else if (measure instanceof ReachMeasure.SplitArea split) {
      reach.split(draft, split, rule, tally);
    } else if (measure instanceof Measure.Capacity capacity) {
      capacity(draft, capacity, rule, area, numbers);
    } else if (measure instanceof Measure.Presence presence) {
      presence(draft, presence, area, numbers);
    } else if (measure instanceof Measure.YearRecord record) {
      year(draft, record, rule, tally);
    } else if (measure instanceof Measure.Communities) {
      double without = numbers.get("communities") - numbers.get("communities_having");
      draft
          .with("short", without)
          .say("还有 %s 个村社区没有", "%s communities have none", number(without, 0));
      draft.steps(tally.faults(), row -> List.of());
    } else if (measure instanceof ReachMeasure.Distance distance) {
      reach.far(draft, distance.to(), rule, tally);
    } else if (measure instanceof ReachMeasure.Air air) {
      reach.far(draft, air.to(), rule, tally);
    } else if (measure instanceof Measure.RowShare share) {
      rows(draft, share, rule, tally);
    } else if (measure instanceof Measure.Faults faults) {
      draft
          .with("short", numbers.get("faults"))
          .say("%s 处要处理", "%s to be put right", number(numbers.get("faults"), 0));
      draft.steps(tally.faults(), row -> shortfalls.reasons(faults.faults(), row));
    } else if (measure instanceof ReachMeasure.Evacuation evacuation) {
      reach.evacuation(draft, evacuation, rule, tally);
    }
  }

  private void capacity(
      RemedyDraft draft, Measure.Capacity measure, Rule rule, Area area, Numbers numbers) {
    double needed =
        rule.unit() == Unit.COUNT
            ? numbers.get("need")
            : rule.required().value() * numbers.get("need");
    double lacking = Math.ceil(needed - numbers.get("supply"));
    String field = measure.amount().field();
    Label layer = survey.layer(measure.rows().layer()).label();
    Label what =
        field == null
            ? layer
            : say(
                "%s（%s）",
                "%s (%s)",
                layer,
                survey.layer(measure.rows().layer()).findField(field).orElseThrow().label());
    draft
        .with("short", lacking)
        .say(
            "%s：已有 %s，需要 %s，还差 %s",
            "%s: there is %s, needed are %s, %s are lacking",
            what,
            number(numbers.get("supply"), 0),
            number(Math.ceil(needed), 0),
            number(lacking, 0));
    outside(draft, measure.rows(), area);
  }

  private void presence(RemedyDraft draft, Measure.Presence measure, Area area, Numbers numbers) {
    double without = numbers.get("zones") - numbers.get("zones_having");
    draft
        .with("short", without)
        .say(
            "需要在用的%s：%s 处",
            "In service are needed: %2$s (%1$s)",
            survey.layer(measure.rows().layer()).label(),
            number(without, 0));
    outside(draft, measure.rows(), area);
  }

  /** The nearest one beyond the border of a street. */
  private void outside(RemedyDraft draft, Rows rows, Area area) {
    if (area.isAboveStreets()) {
      return;
    }
    Set<Long> inside =
        survey.select(rows, area).rows().stream().map(Feature::id).collect(Collectors.toSet());
    draft
        .nearest(rows)
        .to(area.place().geometry(), inside)
        .ifPresentOrElse(
            found ->
                draft.tell(
                    found, "区外最近的可用一处离边界", "The nearest usable one outside, from the border"),
            () -> draft.tellNone("区外离边界", "Outside there is"));
  }

  private void year(RemedyDraft draft, Measure.YearRecord measure, Rule rule, Tally tally) {
    if (measure.count() != null) {
      double lacking =
          Math.max(
              tally.numbers().get("zones") - tally.numbers().get("zones_having"),
              rule.required().value() - tally.numbers().get(measure.count()));
      draft.with("short", lacking).say("今年还要 %s 次", "%s more this year", number(lacking, 0));
    }
    if (measure.where() != null) {
      Condition condition = new Condition(List.of(new Condition.Where(measure.where())));
      draft.with("short", tally.faults().size());
      draft.steps(tally.faults(), row -> shortfalls.lacks(condition, row));
      Map<Label, Integer> lacks = new LinkedHashMap<>();
      tally.faults().stream()
          .flatMap(item -> survey.find(item).stream())
          .flatMap(row -> shortfalls.lacks(condition, row).stream())
          .forEach(lack -> lacks.merge(lack, 1, Integer::sum));
      lacks.forEach(
          (lack, rows) ->
              draft.say(
                  rows == 1 ? "%s" : "%s（%d 条）", rows == 1 ? "%s" : "%s (%d rows)", lack, rows));
    }
  }

  private void rows(RemedyDraft draft, Measure.RowShare measure, Rule rule, Tally tally) {
    double sum = 0;
    for (Measure.Part part : measure.parts()) {
      double of = tally.numbers().get(part.ofKey());
      double lacking =
          Math.ceil(Verdict.rounded(reading.required(rule) * of - tally.numbers().get(part.id())));
      if (lacking > 0) {
        sum += lacking;
        draft.say(
            "%s：%s 条中有 %s 条；再办妥 %s 条即达到 %s",
            "%s: %3$s of %2$s; %4$s more reach %5$s",
            part.label(),
            number(of, 0),
            number(tally.numbers().get(part.id()), 0),
            number(lacking, 0),
            percent(reading.required(rule)));
      }
    }
    draft.with("short", sum);
    draft.steps(
        tally.faults(),
        row ->
            measure.parts().stream()
                .filter(part -> part.among().stream().anyMatch(among -> isAmong(among, row)))
                .flatMap(part -> shortfalls.lacks(part.passes(), row).stream())
                .distinct()
                .toList());
  }

  private boolean isAmong(Rows among, Feature row) {
    return among.layer().equals(row.layer())
        && !survey.select(among, List.of(row)).rows().isEmpty();
  }
}
