package luotu.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.sketch.ZoneNotes;
import luotu.analyse.sketch.ZoneSketch;
import luotu.analyse.sketch.ZoneSketch.Mark;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.analyse.standards.GapResult.Item;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Catalogue;
import luotu.model.Language;
import luotu.model.Layer;
import luotu.model.Standard;
import luotu.report.markup.Markup;

/**
 * A gap report as one file of HTML to be printed on A4: how things stand on the whole, a page per
 * zone with a small map, the clauses. Chinese with English beside it. Nothing in it is fetched from
 * elsewhere.
 */
final class HtmlReport {
  private static final int FEATURES_NAMED = 1;
  private static final int DEADLINES_NAMED = 1;

  private final GapResult found;
  private final Catalogue catalogue;
  private final Wording zh;
  private final Wording en;
  private final ZoneSketches zones;
  private final Map<String, String> parents;
  private final Markup html;

  private HtmlReport(
      GapResult found,
      Optional<Filing> filing,
      Catalogue catalogue,
      ZoneSketches zones,
      Markup html) {
    this.found = found;
    this.catalogue = catalogue;
    this.zones = zones;
    this.html = html;
    zh = new Wording(Language.ZH, catalogue, found, filing);
    en = new Wording(Language.EN, catalogue, found, filing);
    parents =
        zones.names(
            found.zones().stream()
                .flatMap(zone -> Stream.of(zone.parent(), zone.memberOf()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
  }

  static void write(
      GapResult found,
      Optional<Filing> filing,
      Catalogue catalogue,
      ZoneSketches zones,
      OutputStream out) {
    Markup html = new Markup(out);
    new HtmlReport(found, filing, catalogue, zones, html).write();
    html.finish();
  }

  private void write() {
    html.htmlDocument().start("html", "lang", "zh-CN").start("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width");
    html.leaf("title", zh.of(Wording.TITLE) + " " + found.asOf());
    html.leaf("style", style());
    html.end().start("body");
    MapDrawing.symbols(html, catalogue);
    overview();
    found.zones().forEach(this::zone);
    if (found.zones().size() == 1) {
      deadlines(found.zones().get(0));
    }
    marks();
    sources();
  }

  private static String style() {
    try (InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A text in Chinese with the English beside it; once where they are the same. */
  private void both(String chinese, String english) {
    html.text(chinese);
    if (!english.equals(chinese) && !english.isEmpty()) {
      html.text(" ").leaf("span", english, "class", "en", "lang", "en");
    }
  }

  private void both(Function<Wording, String> text) {
    both(text.apply(zh), text.apply(en));
  }

  private void cell(String element, String style, Function<Wording, String> text) {
    html.start(element, "class", style);
    both(text);
    html.end();
  }

  private void heads(String... zhAndEn) {
    html.start("thead").start("tr");
    for (int i = 0; i < zhAndEn.length; i += 2) {
      html.start("th");
      both(zhAndEn[i], zhAndEn[i + 1]);
      html.end();
    }
    html.end().end().start("tbody");
  }

  private void warning() {
    if (found.simulated()) {
      html.start("p", "class", "warning");
      both(words -> words.of(Wording.SIMULATED));
      html.end();
    }
  }

  private void overview() {
    html.start("section", "class", "page");
    warning();
    html.start("h1");
    both(words -> words.of(Wording.TITLE));
    html.end().start("p", "class", "facts");
    both(words -> words.facts());
    html.end();
    for (int i = 0; i < zh.filing().size(); i++) {
      int line = i;
      html.start("p", "class", "facts");
      both(words -> words.filing().get(line));
      html.end();
    }
    html.start("p", "class", "facts");
    both(
        "无数据既不算达标也不算未达标。计入的资源中有 %d 个没有写明是否可用，按可用计。".formatted(found.unverified()),
        ("No data is neither met nor a gap. %d of the resources counted do not say whether they are"
                + " usable and count as usable.")
            .formatted(found.unverified()));
    html.end();
    if (found.zones().stream().anyMatch(zone -> !zone.results().isEmpty())) {
      html.start("p", "class", "facts");
      both(
          "地图、名称和联系人取自变更 %d 的数据。".formatted(zones.change()),
          "Maps, names and contacts are of change %d.".formatted(zones.change()));
      html.end();
    }
    html.start("table", "class", "standards").start("thead").start("tr");
    html.leaf("th", "#");
    html.start("th");
    both("标准", "Standard");
    html.end();
    zh.statuses().forEach(status -> cell("th", "", words -> words.status(status)));
    html.end().end().start("tbody");
    for (int i = 0; i < found.summary().size(); i++) {
      Summary summary = found.summary().get(i);
      html.start("tr").leaf("td", String.valueOf(i + 1), "class", "number");
      cell("td", "", words -> words.standardName(summary.standard()));
      for (String status : zh.statuses()) {
        long count = Wording.count(summary, status);
        html.leaf(
            "td", String.valueOf(count), "class", count == 0 ? "number" : "number is-" + status);
      }
      html.end();
    }
    html.end().end().end();
  }

  private void zone(ZoneRow zone) {
    ZoneNotes notes = zones.notes(zone, FEATURES_NAMED);
    ZoneSketch sketch = zones.sketch(zone);
    String name = Wording.name(zone);
    html.start("section", "class", "page zone");
    warning();
    html.start("h2").text(name).text(" ").leaf("span", zone.zone(), "class", "code").end();
    html.start("div", "class", "head");
    if (!sketch.outline().isEmpty()) {
      MapDrawing.draw(html, sketch, name);
    }
    html.start("div", "class", "beside");
    fact("上级区域", "Zone above", above(zone));
    fact("责任单位", "Responsible unit", notes.responsibleUnit());
    fact("联系人", "Contact", notes.contact());
    fact("截至", "As of", found.asOf());
    fact(Wording::filingInBrief);
    fact(words -> words.outcomes(zone));
    fact(words -> words.dues().line(zone, DEADLINES_NAMED));
    html.start("p", "class", "counts");
    for (String status : zh.statuses()) {
      html.start("span", "class", "count is-" + status);
      html.leaf("b", String.valueOf(Wording.count(zone.results(), status))).text(" ");
      both(words -> words.status(status));
      html.end().text(" ");
    }
    html.end();
    legend(sketch);
    html.end().end();
    figures(zone, notes);
    html.end();
  }

  private String above(ZoneRow zone) {
    return Stream.of(zone.parent(), zone.memberOf())
        .filter(Objects::nonNull)
        .map(code -> parents.getOrDefault(code, code))
        .collect(joining("、"));
  }

  private void fact(String chinese, String english, String text) {
    if (text != null && !text.isEmpty()) {
      html.start("p", "class", "fact").start("span", "class", "what");
      both(chinese, english);
      html.end().text(" " + text).end();
    }
  }

  private void fact(Function<Wording, String> text) {
    if (!text.apply(zh).isEmpty()) {
      html.start("p", "class", "fact");
      both(text);
      html.end();
    }
  }

  private void legend(ZoneSketch sketch) {
    Map<Layer, Long> counts = new LinkedHashMap<>();
    sketch.marks().stream()
        .collect(groupingBy(Mark::layer, LinkedHashMap::new, counting()))
        .forEach(counts::put);
    counts.putAll(sketch.tooMany());
    html.start("ul", "class", "legend");
    counts.entrySet().stream()
        .sorted((one, other) -> one.getKey().id().compareTo(other.getKey().id()))
        .forEach(
            each -> {
              html.start("li");
              MapDrawing.symbol(html, each.getKey());
              both(words -> words.of(each.getKey().label()));
              html.text(" " + each.getValue());
              if (sketch.tooMany().containsKey(each.getKey())) {
                html.text(" ");
                both("（太多，只画涉及的）", "(too many: only those concerned are drawn)");
              }
              html.end();
            });
    if (sketch.marks().stream().anyMatch(Mark::isToBeSeenTo)) {
      html.start("li").leaf("span", "", "class", "ring");
      both("涉及的要素", "concerned");
      html.end();
    }
    html.end();
  }

  private void figures(ZoneRow zone, ZoneNotes notes) {
    html.start("table", "class", "figures");
    heads(
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
      html.start("tr").leaf("td", String.valueOf(i + 1), "class", "number");
      cell("td", "", words -> words.standardName(cell.standard()));
      cell("td", "number", words -> words.figure(cell));
      cell("td", "number", words -> words.reach(cell, zone.kind()));
      cell("td", "number", words -> words.required(cell, zone.kind()));
      cell("td", "is-" + cell.status(), words -> words.status(cell.status()));
      html.end();
      concerned(zone, cell, notes);
    }
    html.end().end();
  }

  /** Beneath its figure: what is to be seen to, what data is missing, what would close the gap. */
  private void concerned(ZoneRow zone, Cell cell, ZoneNotes notes) {
    List<Function<Wording, String>> parts =
        List.of(
            words -> words.dues().line(zone, cell),
            words -> features(cell, notes),
            words -> words.missing(cell),
            words -> words.remedy(cell));
    if (parts.stream().allMatch(part -> part.apply(zh).isEmpty())) {
      return;
    }
    html.start("tr", "class", "concerned").start("td", "colspan", "6").text("▸ ");
    for (Function<Wording, String> part : parts) {
      both(part);
      html.text(" ");
    }
    html.end().end();
  }

  /** Names, and of several more how many there are. */
  private static String features(Cell cell, ZoneNotes notes) {
    List<Item> items = cell.evidence().features();
    long all = cell.evidence().numbers().getOrDefault("features", items.size()).longValue();
    String names =
        items.stream()
            .limit(FEATURES_NAMED)
            .map(notes.names()::get)
            .filter(Objects::nonNull)
            .distinct()
            .collect(joining("、"));
    return all == 0
        ? ""
        : all <= FEATURES_NAMED && !names.isEmpty() ? names : names + " (" + all + ")";
  }

  /** Each in a row, as far as the report lists them. */
  private void deadlines(ZoneRow zone) {
    List<Due> items = zh.dues().due(zone).map(ZoneDue::items).orElse(List.of());
    if (items.isEmpty()) {
      return;
    }
    table(
        "期限",
        "Deadlines",
        words -> words.dues().headings(),
        items,
        (words, item) -> words.dues().cells(item));
  }

  private void marks() {
    table(
        "采用的达标值",
        "The pass marks that were used",
        words -> new MarkWording(words).headings(),
        found.passMarks(),
        (words, used) -> new MarkWording(words).cells(used));
  }

  /** A page, or several, that is one table. */
  private <T> void table(
      String chinese,
      String english,
      Function<Wording, List<String>> headings,
      List<T> rows,
      BiFunction<Wording, T, List<String>> cells) {
    html.start("section", "class", "page");
    warning();
    html.start("h2");
    both(chinese, english);
    html.end().start("table", "class", "sources listed");
    List<String> zhHeadings = headings.apply(zh);
    List<String> enHeadings = headings.apply(en);
    heads(
        IntStream.range(0, zhHeadings.size())
            .boxed()
            .flatMap(i -> Stream.of(zhHeadings.get(i), enHeadings.get(i)))
            .toArray(String[]::new));
    for (T row : rows) {
      List<String> chineseCells = cells.apply(zh, row);
      List<String> englishCells = cells.apply(en, row);
      html.start("tr");
      for (int i = 0; i < chineseCells.size(); i++) {
        html.start("td");
        both(chineseCells.get(i), englishCells.get(i));
        html.end();
      }
      html.end();
    }
    html.end().end().end();
  }

  private void sources() {
    html.start("section", "class", "page");
    warning();
    html.start("h2");
    both("标准和依据", "Standards and what they rest on");
    html.end().start("table", "class", "sources");
    heads(
        "标准",
        "Standard",
        "文号和条款",
        "Document, clause",
        "内容（转述）",
        "What it says (paraphrase)",
        "牵头单位",
        "Lead unit");
    for (Summary summary : found.summary()) {
      zh.standard(summary.standard())
          .ifPresent(standard -> standard.sources().forEach(source -> source(standard, source)));
    }
    html.end().end().end();
  }

  private void source(Standard standard, Standard.Source source) {
    html.start("tr");
    cell("td", "", words -> words.of(standard.label()));
    html.leaf("td", source.document() + " " + source.clause());
    cell("td", "", words -> words.of(source.text()));
    cell("td", "", words -> words.lead(standard, source));
    html.end();
  }
}
