package luotu.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Summary;
import luotu.analyse.standards.GapResult.ZoneRow;
import luotu.analyse.standards.ZoneDue;
import luotu.analyse.standards.ZoneDue.Due;
import luotu.model.Catalogue;
import luotu.model.Language;
import luotu.model.Standard;
import luotu.report.markup.Markup;

/**
 * A gap report as one file of HTML to be printed on A4: how things stand on the whole, a page per
 * zone with a small map, the clauses. Chinese with English beside it ({@link BilingualText}).
 * Nothing in it is fetched from elsewhere.
 */
final class HtmlReport {
  private final GapResult found;
  private final Catalogue catalogue;
  private final Wording zh;
  private final Wording en;
  private final ZoneSketches zones;
  private final Map<String, String> parents;
  private final Markup html;
  private final BilingualText text;

  private HtmlReport(
      GapResult found,
      Optional<Filing> filing,
      Catalogue catalogue,
      ZoneSketches zones,
      Language first,
      Markup html) {
    this.found = found;
    this.catalogue = catalogue;
    this.zones = zones;
    this.html = html;
    zh = new Wording(Language.ZH, catalogue, found, filing);
    en = new Wording(Language.EN, catalogue, found, filing);
    text = new BilingualText(html, zh, en, first);
    parents =
        zones.names(
            found.zones().stream()
                .flatMap(zone -> Stream.of(zone.parent(), zone.memberOf()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
  }

  /**
   * @param first the language that explanations are shown in until the reader chooses another
   */
  static void write(
      GapResult found,
      Optional<Filing> filing,
      Catalogue catalogue,
      ZoneSketches zones,
      Language first,
      OutputStream out) {
    Markup html = new Markup(out);
    new HtmlReport(found, filing, catalogue, zones, first, html).write();
    html.finish();
  }

  private void write() {
    html.htmlDocument().start("html", "lang", "zh-CN").start("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width");
    html.leaf("title", zh.of(Wording.TITLE) + " " + found.asOf());
    html.leaf("style", style());
    html.end().start("body");
    text.choice();
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

  private void overview() {
    html.start("section", "class", "page");
    text.warning(found.simulated());
    html.start("h1");
    text.both(words -> words.of(Wording.TITLE));
    html.end().start("p", "class", "facts");
    text.both(words -> words.facts());
    html.end();
    for (int i = 0; i < zh.filing().size(); i++) {
      int line = i;
      html.start("p", "class", "facts");
      text.both(words -> words.filing().get(line));
      html.end();
    }
    html.start("p", "class", "facts");
    text.both(
        "无数据既不算达标也不算未达标。计入的资源中有 %d 个没有写明是否可用，按可用计。".formatted(found.unverified()),
        ("No data is neither met nor a gap. %d of the resources counted do not say whether they are"
                + " usable and count as usable.")
            .formatted(found.unverified()));
    html.end();
    if (found.zones().stream().anyMatch(zone -> !zone.results().isEmpty())) {
      html.start("p", "class", "facts");
      text.both(
          "地图、名称和联系人取自变更 %d 的数据。".formatted(zones.change()),
          "Maps, names and contacts are of change %d.".formatted(zones.change()));
      html.end().start("p", "class", "facts");
      text.both(
          "每项标准点名一处要处理的要素，其余写明个数，逐一列在本报告的 JSON 中和平台的地图上。",
          "Beneath each figure one feature to be seen to is named, and how many more there are; all"
              + " are listed in this report's JSON and on the map of the platform.");
      html.end();
    }
    html.start("table", "class", "standards").start("thead").start("tr");
    html.leaf("th", "#");
    html.start("th");
    text.both("标准", "Standard");
    html.end();
    zh.statuses().forEach(status -> text.cell("th", "", words -> words.status(status)));
    html.end().end().start("tbody");
    for (int i = 0; i < found.summary().size(); i++) {
      Summary summary = found.summary().get(i);
      html.start("tr").leaf("td", String.valueOf(i + 1), "class", "number");
      text.cell("td", "", words -> words.standardName(summary.standard()));
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
    new HtmlZone(
            found,
            zone,
            zones.notes(zone, HtmlZone.FEATURES_NAMED),
            zones.sketch(zone),
            parents,
            text)
        .write();
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
    text.warning(found.simulated());
    html.start("h2");
    text.both(chinese, english);
    html.end().start("table", "class", "sources listed");
    List<String> zhHeadings = headings.apply(zh);
    List<String> enHeadings = headings.apply(en);
    text.heads(
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
        text.both(chineseCells.get(i), englishCells.get(i));
        html.end();
      }
      html.end();
    }
    html.end().end().end();
  }

  private void sources() {
    html.start("section", "class", "page");
    text.warning(found.simulated());
    html.start("h2");
    text.both("标准和依据", "Standards and what they rest on");
    html.end().start("table", "class", "sources");
    text.heads(
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
    text.cell("td", "", words -> words.of(standard.label()));
    html.leaf("td", source.document() + " " + source.clause());
    text.cell("td", "", words -> words.of(source.text()));
    text.cell("td", "", words -> words.lead(standard, source));
    html.end();
  }
}
