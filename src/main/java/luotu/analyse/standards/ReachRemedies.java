package luotu.analyse.standards;

import static luotu.analyse.standards.Phrases.length;
import static luotu.analyse.standards.Phrases.number;
import static luotu.analyse.standards.Phrases.percent;
import static luotu.analyse.standards.Phrases.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.Remedy.Nearest;
import luotu.analyse.standards.Remedy.Step;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.ReachMeasure;
import luotu.model.Standard.Rule;
import luotu.model.Standard.Unit;

/**
 * What would close gaps of standards about reach: whom or what nothing reaches, how much of it has
 * to be reached, and how far the nearest existing resource is. Safe for many threads.
 */
final class ReachRemedies {
  /** Of land and people, whose nearest resource has to be looked for. */
  private static final int MOST_PLACES = 5;

  private final Reading reading;
  private final Survey survey;

  ReachRemedies(Reading reading) {
    this.reading = reading;
    survey = reading.survey();
  }

  void coverage(RemedyDraft draft, Measure.Coverage measure, Rule rule, Tally tally) {
    double total = tally.numbers().get("total_m2");
    double within = tally.numbers().get("within_preferred_m2");
    double metres = rule.preferred().value();
    double lacking = Math.max(0, rule.required().value() * total - within);
    double more = Math.ceil(lacking / (Math.PI * metres * metres));
    Label layer = survey.layer(measure.facilities().layer()).label();
    draft
        .with("uncovered_m2", Numbers.rounded(total - within))
        .with("short_m2", Numbers.rounded(lacking))
        .with("more", more)
        .say(
            "%s以内没有可用的%s的面积有 %s；再覆盖 %s即达到 %s",
            "%3$s have no usable %2$s within %1$s; covering %4$s more reaches %5$s",
            length(metres),
            layer,
            Phrases.area(total - within),
            Phrases.area(lacking),
            percent(rule.required().value()))
        .say(
            "按每处全部用在未覆盖处计，至少再设 %s 处",
            "At least %s more, if all of each falls where none reaches", number(more, 0));
    NearestRows nearest = draft.nearest(measure.facilities());
    farthest(tally, row -> nearest.to(row.geometry().getInteriorPoint(), Set.of()))
        .filter(step -> step.nearest() == null || step.nearest().distanceM() > metres)
        .limit(MOST_PLACES)
        .forEach(draft.steps()::add);
    if (!draft.steps().isEmpty()) {
      draft.tellNearest(
          draft.steps().get(0), "最远的地块中部", "From the middle of the farthest piece of land");
    }
  }

  /** The faults, those farthest from any resource first. */
  private Stream<Step> farthest(Tally tally, Function<Feature, Optional<Nearest>> nearest) {
    return tally.faults().stream()
        .flatMap(item -> survey.find(item).stream())
        .map(row -> RemedyDraft.step(row, List.of(), nearest.apply(row)))
        .sorted(farthestFirst());
  }

  private static Comparator<Step> farthestFirst() {
    return Comparator.<Step>comparingDouble(
            step -> step.nearest() == null ? Double.MAX_VALUE : step.nearest().distanceM())
        .reversed()
        .thenComparing(Step::id);
  }

  void travel(RemedyDraft draft, ReachMeasure.Travel travel, Rule rule, Tally tally) {
    Numbers numbers = tally.numbers();
    double people = numbers.get(ReachMeasure.PEOPLE);
    List<ReachMeasure.Kind> lacking =
        travel.kinds().stream()
            .filter(
                kind ->
                    Verdict.rounded(numbers.get(kind.preferredKey()) / people)
                        < rule.required().value())
            .sorted(Comparator.comparingDouble(kind -> numbers.get(kind.preferredKey())))
            .toList();
    for (ReachMeasure.Kind kind : lacking) {
      Label what =
          travel.kinds().size() > 1
              ? kind.label()
              : survey.layer(kind.facilities().get(0).layer()).label();
      people(draft, what, numbers, kind.preferredKey(), rule);
    }
    draft.steps(
        tally.faults().stream().filter(item -> !item.layer().equals("population")).toList(),
        row -> List.of(new Label("附近没有能接上的路", "no road near that it could join")));
    places(draft, tally, lacking.get(0).facilities().toArray(Rows[]::new));
  }

  /** How many people are left out, and how many of them have to be reached. */
  void people(RemedyDraft draft, Label what, Numbers numbers, String key, Rule rule) {
    double people = numbers.get(ReachMeasure.PEOPLE);
    double left = Math.max(0, people - numbers.get(key));
    double lacking = Math.max(0, rule.required().value() * people - numbers.get(key));
    if (!draft.has("short")) {
      draft.with("uncovered", Math.rint(left)).with("short", Math.ceil(lacking));
    }
    Object reach =
        rule.preferred() == null
            ? new Label("够不着", "out of reach of")
            : say(
                "在 %s 分钟内够不着",
                "more than %s minutes away from", number(rule.preferred().value(), 1));
    draft.say(
        "%s：%s 人%s；再让其中 %s 人够得着即达到 %s",
        "%2$s people are %3$s %1$s; reaching %4$s of them makes %5$s",
        what,
        number(left, 0),
        reach,
        number(Math.ceil(lacking), 0),
        percent(rule.required().value()));
  }

  private record LeftOut(Item item, StreetPeople.Cell cell) {}

  /** The cells where most people are left out, with the nearest resource of each. */
  void places(RemedyDraft draft, Tally tally, Rows... facilities) {
    List<LeftOut> most =
        tally.faults().stream()
            .filter(item -> item.layer().equals("population"))
            .flatMap(item -> leftOut(item).stream())
            .sorted(
                Comparator.<LeftOut>comparingDouble(each -> each.cell().people())
                    .reversed()
                    .thenComparing(each -> each.item().id()))
            .limit(MOST_PLACES)
            .toList();
    List<Step> steps = most.stream().map(each -> step(draft, each, facilities)).toList();
    draft.steps().addAll(steps);
    if (!steps.isEmpty()) {
      draft.tellNearest(steps.get(0), "够不着的人最多的一处", "From where most people are left out");
    }
  }

  private Optional<LeftOut> leftOut(Item item) {
    return reading
        .people()
        .flatMap(each -> each.people().cell(item.id()))
        .map(cell -> new LeftOut(item, cell));
  }

  private static Step step(RemedyDraft draft, LeftOut most, Rows... facilities) {
    return new Step(
        most.item().layer(),
        most.item().id(),
        null,
        List.of(say("%s 人", "%s people", number(most.cell().people(), 0))),
        Stream.of(facilities)
            .flatMap(rows -> draft.nearest(rows).to(most.cell().place(), Set.of()).stream())
            .min(Comparator.comparingDouble(Nearest::distanceM))
            .orElse(null));
  }

  void split(RemedyDraft draft, ReachMeasure.SplitArea measure, Rule rule, Tally tally) {
    double most = rule.preferred().value();
    double more = 0;
    List<Item> largestFirst =
        tally.faults().stream()
            .sorted(
                Comparator.<Item>comparingDouble(item -> area(tally, item))
                    .reversed()
                    .thenComparing(Item::id))
            .toList();
    for (Item item : largestFirst) {
      double area = area(tally, item);
      more += Math.max(0, Math.ceil(area / most) - 1);
      survey
          .find(item)
          .filter(row -> draft.steps().size() < RemedyDraft.MOST_STEPS)
          .ifPresent(
              row ->
                  draft
                      .steps()
                      .add(
                          RemedyDraft.step(
                              row,
                              List.of(
                                  area > 0
                                      ? say("辖区 %s 平方公里", "area of %s km²", number(area, 2))
                                      : new Label("附近没有能接上的路", "no road near that it could join")),
                              Optional.empty())));
    }
    draft
        .with("more", more)
        .say(
            "%s 个站的辖区超过 %s 平方公里，最大 %s 平方公里；要都不超过，至少再设 %s 个%s",
            "%s stations have more than %s km², the largest %s km²; for none to have more, at least"
                + " %s more %s",
            tally.faults().size(),
            number(most, 1),
            number(tally.numbers().get(ReachMeasure.SplitArea.WORST), 2),
            number(more, 0),
            survey.layer(measure.facilities().layer()).label());
  }

  /** In square kilometres; 0 for one that no road can be joined from. */
  private static double area(Tally tally, Item facility) {
    return tally.numbers().get(ReachMeasure.SplitArea.areaKey(facility.id()));
  }

  void far(RemedyDraft draft, Rows to, Rule rule, Tally tally) {
    double left = tally.numbers().get("rows") - tally.numbers().get("within_preferred");
    boolean isTime = rule.preferred().unit() == Unit.MIN;
    Label mark =
        isTime
            ? say("%s 分钟", "%s minutes", number(rule.preferred().value(), 1))
            : length(rule.preferred().value());
    draft
        .with("short", left)
        .say(
            "%s 处隐患在 %s以内没有可用的%s",
            "%s hazards have no usable %3$s within %2$s",
            number(left, 0),
            mark,
            survey.layer(to.layer()).label());
    NearestRows nearest = draft.nearest(to);
    farthest(tally, row -> nearest.to(row.geometry(), Set.of(), NearestRows.ANYWHERE_METRES))
        .limit(RemedyDraft.MOST_STEPS)
        .forEach(draft.steps()::add);
    draft.tellNearest(draft.steps().get(0), "最远的一处", "From the farthest");
  }

  void evacuation(RemedyDraft draft, ReachMeasure.Evacuation measure, Rule rule, Tally tally) {
    Assignments assignments = reading.assignments().get(rule);
    Numbers numbers = tally.numbers();
    double all = numbers.get(ReachMeasure.Evacuation.ROWS);
    double lacking = all - numbers.get(ReachMeasure.Evacuation.PREPARED);
    draft.with("short", lacking);
    if (lacking > 0) {
      draft.say(
          "%s 处还没有落实：缺可用避难场所 %s 处，缺步行路线 %s 处，缺联系人 %s 处",
          "%s are not settled: %s lack a usable shelter, %s a way there on foot, %s somebody to call",
          number(lacking, 0),
          number(all - numbers.get("with_shelter"), 0),
          number(all - numbers.get("with_route"), 0),
          number(all - numbers.get("with_contact"), 0));
    }
    double plans = numbers.get("zones") - numbers.get("zones_having");
    if (plans > 0) {
      draft
          .with("plans", plans)
          .say(
              "%s 个镇街要有 %d 年内的预案",
              "%s streets need a plan dated within %d years",
              number(plans, 0),
              measure.planWithinYears());
    }
    for (Item item : tally.faults()) {
      if (draft.steps().size() < RemedyDraft.MOST_STEPS
          && item.layer().equals(measure.from().layer())) {
        survey
            .find(item)
            .ifPresent(
                row ->
                    draft
                        .steps()
                        .add(
                            RemedyDraft.step(
                                row,
                                lacks(measure, assignments, row),
                                draft.nearest(measure.shelters()).to(row.geometry(), Set.of()))));
      }
    }
  }

  private static List<Label> lacks(
      ReachMeasure.Evacuation measure, Assignments assignments, Feature row) {
    List<Label> lacks = new ArrayList<>();
    if (!row.fields().containsKey(measure.assigned())) {
      lacks.add(new Label("未指定避难场所", "no shelter assigned"));
    } else if (!assignments.shelters().containsKey(row.id())) {
      lacks.add(new Label("指定的避难场所查不到或不可用", "the shelter assigned is not known or not usable"));
    } else if (!assignments.escapes().isRouted(row.id())) {
      lacks.add(new Label("没有步行路线到指定的避难场所", "no way on foot to the shelter assigned"));
    }
    if (!EvacuationMeasured.hasContact(measure, row)) {
      lacks.add(new Label("没有联系人", "nobody named to call"));
    }
    return lacks;
  }
}
