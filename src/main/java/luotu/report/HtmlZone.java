package luotu.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import luotu.analyse.sketch.ZoneNotes;
import luotu.analyse.sketch.ZoneSketch;
import luotu.analyse.sketch.ZoneSketch.Mark;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.model.Layer;
import luotu.report.markup.Markup;

/**
 * What a {@link HtmlReport} says of one zone: a page with a small map and all its figures. The more
 * there is to say, the smaller the letters.
 *
 * @param sketch what the map shows
 * @param parents names of the zones above, by code
 */
record HtmlZone(
    GapResult found,
    ZoneRow zone,
    ZoneNotes notes,
    ZoneSketch sketch,
    Map<String, String> parents,
    BilingualText text) {
  /** So many features of each figure are named. */
  static final int FEATURES_NAMED = 1;

  private static final int DEADLINES_NAMED = 1;

  /** Of a line beneath a figure, in characters. */
  private static final int LINE_WIDTH = 150;

  void write() {
    String name = Wording.name(zone);
    int lines =
        zone.results().stream()
            .map(cell -> text.first(words -> concerned(words, cell)))
            .mapToInt(line -> Lines.of(line, LINE_WIDTH))
            .sum();
    html().start("section", "class", "page zone", "style", "--lines:" + lines);
    text.warning(found.simulated());
    html().start("h2").text(name).text(" ").leaf("span", zone.zone(), "class", "code").end();
    html().start("div", "class", "head");
    if (!sketch.outline().isEmpty()) {
      MapDrawing.draw(html(), sketch, name);
    }
    html().start("div", "class", "beside");
    fact("上级区域", "Zone above", above());
    fact("责任单位", "Responsible unit", notes.responsibleUnit());
    fact("联系人", "Contact", notes.contact());
    fact("截至", "As of", found.asOf());
    fact(Wording::filingInBrief);
    fact(words -> words.outcomes(zone));
    fact(words -> words.dues().line(zone, DEADLINES_NAMED));
    html().start("p", "class", "counts");
    for (String status : text.zh().statuses()) {
      html().start("span", "class", "count is-" + status);
      html().leaf("b", String.valueOf(Wording.count(zone.results(), status))).text(" ");
      text.both(words -> words.status(status));
      html().end().text(" ");
    }
    html().end();
    legend();
    html().end().end();
    figures();
    html().end();
  }

  private Markup html() {
    return text.html();
  }

  private String above() {
    return Stream.of(zone.parent(), zone.memberOf())
        .filter(Objects::nonNull)
        .map(code -> parents.getOrDefault(code, code))
        .collect(joining("、"));
  }

  private void fact(String chinese, String english, String fact) {
    if (fact != null && !fact.isEmpty()) {
      html().start("p", "class", "fact").start("span", "class", "what");
      text.both(chinese, english);
      html().end().text(" " + fact).end();
    }
  }

  private void fact(Function<Wording, String> fact) {
    if (!fact.apply(text.zh()).isEmpty()) {
      html().start("p", "class", "fact");
      text.told(fact);
      html().end();
    }
  }

  private void legend() {
    Map<Layer, Long> counts = new LinkedHashMap<>();
    sketch.marks().stream()
        .collect(groupingBy(Mark::layer, LinkedHashMap::new, counting()))
        .forEach(counts::put);
    counts.putAll(sketch.tooMany());
    html().start("ul", "class", "legend");
    counts.entrySet().stream()
        .sorted((one, other) -> one.getKey().id().compareTo(other.getKey().id()))
        .forEach(each -> legend(each.getKey(), each.getValue()));
    if (sketch.marks().stream().anyMatch(Mark::isToBeSeenTo)) {
      html().start("li").leaf("span", "", "class", "ring");
      text.both("涉及的要素", "concerned");
      html().end();
    }
    html().end();
  }

  private void legend(Layer layer, long count) {
    html().start("li");
    MapDrawing.symbol(html(), layer);
    text.both(words -> words.of(layer.label()));
    html().text(" " + count);
    if (sketch.tooMany().containsKey(layer)) {
      html().text(" ");
      text.told(words -> words.of("（太多，只画涉及的）", "(too many: only those concerned are drawn)"));
    }
    html().end();
  }

  private void figures() {
    html().start("table", "class", "figures");
    text.heads(
        "#",
        "#",
        "标准",
        "Standard",
        "现值 / 限值内",
        "Value / in limit",
        "首选 / 限值",
        "Preferred / limit",
        "要求",
        "Required",
        "状态",
        "Status");
    for (int i = 0; i < zone.results().size(); i++) {
      Cell cell = zone.results().get(i);
      html().start("tr").leaf("td", String.valueOf(i + 1), "class", "number");
      text.cell("td", "", words -> words.standardName(cell.standard()));
      number(words -> words.figure(cell));
      number(words -> words.reach(cell, zone.kind()));
      number(words -> words.required(cell, zone.kind()));
      text.cell("td", "is-" + cell.status(), words -> words.status(cell.status()));
      html().end();
      if (!concerned(text.zh(), cell).isEmpty()) {
        html().start("tr", "class", "concerned").start("td", "colspan", "6").text("▸ ");
        text.told(words -> concerned(words, cell));
        html().end().end();
      }
    }
    html().end().end();
  }

  private void number(Function<Wording, String> number) {
    html().start("td", "class", "number");
    text.told(number);
    html().end();
  }

  private String concerned(Wording words, Cell cell) {
    return new Concerned(words, zone, notes.names(), FEATURES_NAMED).of(cell);
  }
}
