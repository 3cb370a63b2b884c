package luotu.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import luotu.analyse.Processes;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapResult;
import luotu.model.Catalogue;
import luotu.model.Language;

/**
 * Writes a gap report, computed now or filed earlier, in any {@link Form}. The figures are those of
 * the report to the last digit; maps, names and contacts are those of the database at the moment.
 */
public final class Reports {
  private final Catalogue catalogue;
  private final Sketches sketches;

  /** Opens the maps; they are closed after each report. */
  @FunctionalInterface
  public interface Sketches {
    ZoneSketches open(boolean includePersonal);
  }

  public Reports(Catalogue catalogue, Sketches sketches) {
    this.catalogue = catalogue;
    this.sketches = sketches;
  }

  /**
   * Writes one report.
   *
   * @param filing as what it was filed; empty when it was not
   * @param language of the text; HTML has both and shows this one first
   * @param includePersonal whether documents name the contacts of zones; tables have none
   * @param out is not closed
   */
  public void write(
      GapResult found,
      Optional<Filing> filing,
      Form form,
      Language language,
      boolean includePersonal,
      OutputStream out) {
    Wording words = new Wording(language, catalogue, found, filing);
    switch (form) {
      case JSON -> text(Processes.json(found).toPrettyString() + "\n", out);
      case CSV -> text(CsvReport.render(found, filing, words), out);
      case XLSX -> XlsxReport.write(found, words, out);
      case DOCX -> {
        try (ZoneSketches zones = sketches.open(includePersonal)) {
          DocxReport.write(found, words, zones, out);
        }
      }
      case HTML -> {
        try (ZoneSketches zones = sketches.open(includePersonal)) {
          HtmlReport.write(found, filing, catalogue, zones, language, out);
        }
      }
    }
  }

  private static void text(String text, OutputStream out) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
