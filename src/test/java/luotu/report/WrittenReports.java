package luotu.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import luotu.Checkout;
import luotu.analyse.Scene;
import luotu.analyse.sketch.ZoneSketches;
import luotu.analyse.standards.GapResult;
import luotu.model.Language;

/** Writes reports in every form; of the streets of a {@link MadeReport} the first can be drawn. */
final class WrittenReports implements AutoCloseable {
  static final String PHONE = "000-0000";

  private final Scene scene = new Scene(106.5, 29.5);
  private final Reports reports;
  private final Path directory;

  WrittenReports(Path directory) {
    this.directory = directory;
    scene
        .zone(
            MadeReport.code(0),
            "town",
            Scene.box(-2000, -1000, 2000, 1000),
            "responsible_unit",
            "应急办（模拟）",
            "contact",
            "值班员（模拟）",
            "phone",
            PHONE)
        .zone("50100", "district", Scene.box(-3000, -3000, 3000, 3000))
        .add("shelter", "POINT(0 0)", "kind", "indoor")
        .add("shelter", "POINT(1000 500)", "kind", "indoor")
        .add("shelter", "POINT(0 1500)", "kind", "indoor")
        .store();
    reports =
        new Reports(
            Checkout.CATALOGUE,
            personal -> ZoneSketches.open(scene.database().store(), Checkout.CATALOGUE, personal));
  }

  byte[] bytes(GapResult report, Form form, Language language, boolean includePersonal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reports.write(report, Optional.empty(), form, language, includePersonal, out);
    return out.toByteArray();
  }

  /** In Chinese, without contacts. */
  byte[] bytes(GapResult report, Form form) {
    return bytes(report, form, Language.ZH, false);
  }

  Path file(GapResult report, Form form) {
    return file(form, bytes(report, form));
  }

  Path file(Form form, byte[] content) {
    try {
      return Files.write(Files.createTempFile(directory, "report", "." + form.id()), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    scene.close();
  }
}
