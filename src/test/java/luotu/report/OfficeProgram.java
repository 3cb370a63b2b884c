package luotu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** LibreOffice and Chromium opening files as a person would, with a profile of their own. */
final class OfficeProgram {
  private static final String RECALCULATES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """;

  private final Path directory;
  private final Path profile;

  /**
   * @param isRecalculating whether it computes all formulas of what it opens, or shows their values
   *     as they stand in the file
   */
  OfficeProgram(Path directory, boolean isRecalculating) {
    this.directory = directory;
    profile = directory.resolve("profile-" + isRecalculating);
    if (isRecalculating) {
      try {
        Files.writeString(
            Files.createDirectories(profile.resolve("user")).resolve("registrymodifications.xcu"),
            RECALCULATES);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** All sheets of a workbook as CSV with the numbers in full, in the order of their names. */
  List<Path> sheets(Path workbook) {
    Path out =
        convert(
            workbook,
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1");
    try (Stream<Path> files = Files.list(out)) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A document as flat OpenDocument. */
  Path openDocument(Path document) {
    return only(convert(document, "fodt"));
  }

  /** The text of each page that comes out of the printer. */
  List<String> pages(Path document) {
    return pagesOf(only(convert(document, "pdf")));
  }

  /** The same of a page for the browser, printed by Chromium. */
  List<String> printed(Path page) {
    Path pdf = page.resolveSibling(page.getFileName() + ".pdf");
    run(
        List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--no-pdf-header-footer",
            "--user-data-dir=" + directory.resolve("browser"),
            "--print-to-pdf=" + pdf,
            page.toUri().toString()));
    return pagesOf(pdf);
  }

  private static List<String> pagesOf(Path pdf) {
    Path text = pdf.resolveSibling("pages.txt");
    run(List.of("pdftotext", "-layout", pdf.toString(), text.toString()));
    try {
      // A form feed ends each page.
      return List.of(Files.readString(text).split("\f"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path only(Path out) {
    try (Stream<Path> files = Files.list(out)) {
      return files.findFirst().orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path convert(Path file, String form) {
    try {
      Path out = Files.createTempDirectory(directory, "converted");
      run(
          List.of(
              "soffice",
              "-env:UserInstallation=" + profile.toUri(),
              "--headless",
              "--convert-to",
              form,
              "--outdir",
              out.toString(),
              file.toString()));
      return out;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
      builder.redirectErrorStream(true).environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(Arrays.toString(command.toArray()), interrupted);
    }
  }
}
