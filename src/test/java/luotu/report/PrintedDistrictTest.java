package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luotu.Checkout;
import luotu.analyse.standards.GapRequest;
import luotu.analyse.standards.GapResult;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.command.Analyses;
import luotu.intake.CityImporter;
import luotu.model.Language;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the simulated district, with all that its streets lack, as it is printed. */
class PrintedDistrictTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 11, 22);

  @TempDir private static Path directory;
  private static TestDatabase database;
  private static Analyses analyses;
  private static GapResult report;

  @BeforeAll
  static void load() {
    database = TestDatabase.create(Checkout.CATALOGUE);
    new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"), CityScale.DISTRICT, DemoCity.DEFAULT_SEED, TODAY, sink),
            true,
            "tester",
            "district");
    analyses = Analyses.of(Checkout.CATALOGUE, database.store());
    report =
        analyses
            .gapReport()
            .run(new GapRequest(List.of(), List.of(), TODAY.toString()).forDocument());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Path written(Form form) throws IOException {
    Path file = directory.resolve("district." + form.id());
    try (OutputStream out = Files.newOutputStream(file)) {
      analyses.reports().write(report, Optional.empty(), form, Language.ZH, false, out);
    }
    return file;
  }

  @Test
  void theDocumentHasAPageForEachStreet() throws IOException {
    eachStreetIsOnePage(new OfficeProgram(directory, false).pages(written(Form.DOCX)));
  }

  @Test
  void thePageOfTheBrowserIsPrintedOnAPageForEachStreet() throws IOException {
    eachStreetIsOnePage(new OfficeProgram(directory, false).printed(written(Form.HTML)));
  }

  /** Between the first and the last of them no page tells of no street or of two. */
  private static void eachStreetIsOnePage(List<String> pages) {
    List<List<String>> streets =
        pages.stream()
            .map(
                page ->
                    report.zones().stream()
                        .map(GapResult.ZoneRow::zone)
                        .filter(page::contains)
                        .toList())
            .toList();
    List<String> codes = report.zones().stream().map(GapResult.ZoneRow::zone).toList();
    int first = streets.indexOf(List.of(codes.get(0)));
    assertThat(first).isPositive();
    assertThat(streets.subList(first, first + codes.size()))
        .isEqualTo(codes.stream().map(List::of).toList());
  }
}
