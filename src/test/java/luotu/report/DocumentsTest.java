package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import luotu.Checkout;
import luotu.analyse.standards.GapResult;
import luotu.analyse.standards.GapResult.Cell;
import luotu.model.Language;
import luotu.model.Standard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The document, opened by LibreOffice, and the page to print hold the figures of the report to the
 * last digit.
 */
class DocumentsTest {
  private static final GapResult REPORT = MadeReport.of(MadeReport.NAMES.size(), true);
  private static final String SIMULATED = "模拟数据，并非真实情况，不得用于决策";

  private static final Pattern OUTLINE =
      Pattern.compile("d=\"([^\"]*)\" fill=\"none\" stroke=\"#4a4459\"");
  private static final Pattern ELSEWHERE = Pattern.compile("https?:|<script|src=|@import");

  @TempDir private static Path directory;
  private static WrittenReports written;

  @BeforeAll
  static void open() {
    written = new WrittenReports(directory);
  }

  @AfterAll
  static void close() {
    written.close();
  }

  @Test
  void theDocumentHoldsTheFigures() {
    Document document =
        xml(
            text(
                new OfficeProgram(directory, false).openDocument(written.file(REPORT, Form.DOCX))));
    holdTheFigures(tables(document, "table:table", "table:table-row", "table:table-cell"));
    tellsHowToClose(document);
  }

  @Test
  void thePageToPrintHoldsTheFiguresWithEnglishBeside() {
    String html = text(written.file(REPORT, Form.HTML));
    Document document = xml(html);
    // The English is left out here: it would stand between the parts of a figure.
    remove(document, "en");
    holdTheFigures(tables(document, "table", "tr", "td"));
    tellsHowToClose(document);
    assertThat(html.contains("Public charging") && html.contains("Simulated data, not real"))
        .isTrue();
  }

  /** Each gap, beneath its figure. */
  private static void tellsHowToClose(Document document) {
    long gaps = REPORT.summary().stream().mapToLong(GapResult.Summary::gap).sum();
    assertThat(document.getDocumentElement().getTextContent().split("至少再设 2 处；最近一处 3 km", -1))
        .hasSize((int) gaps + 1);
  }

  private static void holdTheFigures(List<List<List<String>>> figures) {
    assertThat(figures).hasSize(REPORT.zones().size());
    for (int i = 0; i < figures.size(); i++) {
      List<Cell> cells = REPORT.zones().get(i).results();
      assertThat(figures.get(i)).hasSize(cells.size());
      for (int j = 0; j < cells.size(); j++) {
        figure(figures.get(i).get(j), cells.get(j), Checkout.CATALOGUE.standards().get(j));
      }
    }
  }

  private static void figure(List<String> row, Cell cell, Standard standard) {
    assertThat(row.get(1)).isEqualTo(standard.label().zh());
    assertThat(row.get(5)).isEqualTo(MadeReport.WORDS.get(cell.status()));
    List<Double> figures = new ArrayList<>();
    figures.add(cell.value());
    if (cell.limitValue() != null) {
      figures.add(cell.limitValue());
    }
    numbers(row.get(2), figures);
    List<Double> reach = new ArrayList<>();
    if (cell.preferred() != null) {
      reach.add(cell.preferred());
    }
    if (cell.limit() != null) {
      reach.add(cell.limit());
    }
    numbers(row.get(3), reach);
    numbers(row.get(4).replaceFirst("^[≥≤] ", ""), List.of(cell.required()));
  }

  private static void numbers(String text, List<Double> expected) {
    List<String> parts = text.isEmpty() ? List.of() : List.of(text.split(" / "));
    assertThat(parts).as(text).hasSize(expected.size());
    for (int i = 0; i < parts.size(); i++) {
      if (expected.get(i) == null) {
        assertThat(parts.get(i)).isEqualTo("–");
      } else {
        assertThat(number(parts.get(i))).isEqualByComparingTo(BigDecimal.valueOf(expected.get(i)));
      }
    }
  }

  private static BigDecimal number(String text) {
    if (text.equals("有") || text.equals("无")) {
      return text.equals("有") ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    String plain = text.replaceFirst("( [^ ]+)$", "");
    return plain.endsWith("%")
        ? new BigDecimal(plain.substring(0, plain.length() - 1)).movePointLeft(2)
        : new BigDecimal(plain);
  }

  private static Document xml(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (IOException | SAXException | ParserConfigurationException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Document document, String style) {
    List<Node> found = new ArrayList<>();
    each(document.getDocumentElement(), "span", found);
    found.stream()
        .filter(span -> ((Element) span).getAttribute("class").equals(style))
        .forEach(span -> span.getParentNode().removeChild(span));
  }

  /** The tables of zones, of each the rows of figures, cell by cell. */
  private static List<List<List<String>>> tables(
      Document document, String table, String row, String cell) {
    return all(document.getDocumentElement(), table).stream()
        .filter(each -> each.getTextContent().contains("首选 / 限值"))
        .map(
            each ->
                all(each, row).stream()
                    .map(
                        line ->
                            all(line, cell).stream()
                                .map(one -> one.getTextContent().strip())
                                .toList())
                    .filter(texts -> !texts.isEmpty() && texts.get(0).matches("\\d+"))
                    .toList())
        .toList();
  }

  private static List<Node> all(Node within, String name) {
    List<Node> found = new ArrayList<>();
    each(within, name, found);
    return found;
  }

  private static void each(Node within, String name, List<Node> found) {
    NodeList children = within.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child.getNodeName().equals(name)) {
        found.add(child);
      }
      each(child, name, found);
    }
  }

  /** The whole, what is widest, then a page or more for each street, the annex: all marked. */
  @Test
  void everyStreetBeginsAPage() {
    List<String> pages = new OfficeProgram(directory, false).pages(written.file(REPORT, Form.DOCX));
    assertThat(pages).allSatisfy(page -> assertThat(page).contains(SIMULATED));
    assertThat(pages.get(0)).contains("防灾救灾资源达标差距报告", "一、总体情况");
    for (int i = 0; i < REPORT.zones().size(); i++) {
      String heading = "（" + "一二三四五六七八九十".charAt(i) + "）";
      String code = "（" + MadeReport.code(i) + "）";
      assertThat(pages)
          .filteredOn(page -> page.contains(code))
          .singleElement()
          .satisfies(
              page ->
                  assertThat(page.lines().filter(line -> !line.isBlank()).skip(1).limit(2))
                      .anyMatch(line -> line.strip().startsWith(heading) && line.contains(code)));
    }
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i)).containsPattern("— *" + (i + 1) + " *—");
    }
  }

  @Test
  void aReportOnOneStreetDescribesItsGaps() {
    GapResult one = MadeReport.of(1, false);
    String text =
        String.join("", new OfficeProgram(directory, false).pages(written.file(one, Form.DOCX)));
    assertThat(text)
        .contains(
            "渝碚路街道防灾救灾资源达标差距报告",
            "三、期限",
            "北坡滑坡",
            "四、缺口",
            "依据：",
            "目标 5，已完成 2，期限 2025-12-31",
            "采用的达标值",
            "需要（人")
        .doesNotContain("模拟数据");
  }

  @Test
  void contactsAreLeftOutUnlessAskedFor() {
    for (Form form : Form.values()) {
      String text = plain(written.bytes(REPORT, form));
      assertThat(text.contains(WrittenReports.PHONE) || text.contains("值班员"))
          .as(form.id())
          .isFalse();
    }
    for (Form form : List.of(Form.DOCX, Form.HTML)) {
      String text = plain(written.bytes(REPORT, form, Language.ZH, true));
      assertThat(text.contains("值班员（模拟） " + WrittenReports.PHONE)).as(form.id()).isTrue();
    }
  }

  /** The text of a file, unpacked where it is packed. */
  private static String plain(byte[] file) {
    if (file[0] != 'P') {
      return new String(file, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(file))) {
      while (parts.getNextEntry() != null) {
        text.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return text.toString();
  }

  @Test
  void inEnglishNothingIsChineseButNamesAndDocuments() {
    GapResult one = MadeReport.of(2, true);
    byte[] document = written.bytes(one, Form.DOCX, Language.EN, false);
    assertThat(plain(document))
        .contains("Gap report on hazards", "Simulated data", "Public charging")
        .doesNotContain("达标", "模拟数据，", "标准");
    byte[] workbook = written.bytes(one, Form.XLSX, Language.EN, false);
    assertThat(plain(workbook)).contains("Not applicable").doesNotContain("达标", "标准");
  }

  /**
   * The street is 4,000 by 2,000 m, two of three shelters lie in it; nothing comes from elsewhere.
   */
  @Test
  void aStreetHasItsMap() {
    String html = plain(written.bytes(MadeReport.of(1, true), Form.HTML));
    assertThat(html.contains("避难场所 <span class=\"en\" lang=\"en\">Shelters</span> 2<")).isTrue();
    Matcher outline = OUTLINE.matcher(html);
    assertThat(outline.find()).isTrue();
    // The longer side with its margins is 640 units: 4,000 m are 571 of them, 2,000 m 286.
    assertThat(outline.group(1)).isEqualTo("M34 463l572 0l0-286l-572 0l0 286");
    assertThat(html.contains(">1 km</text>")).isTrue();
    assertThat(ELSEWHERE.matcher(html).find()).isFalse();
  }

  @Test
  void aCityOfStreets() {
    GapResult city = MadeReport.of(1_031, true);
    List<String> pages = new OfficeProgram(directory, false).pages(written.file(city, Form.DOCX));
    assertThat(pages).hasSizeGreaterThan(1_031);
    assertThat(pages.stream().filter(page -> page.contains("（一千零三十一）"))).hasSize(1);
  }
}
