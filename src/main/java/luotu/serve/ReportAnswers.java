package luotu.serve;

import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.analyse.standards.GapResult;
import luotu.report.Filing;
import luotu.report.Form;
import luotu.report.Reports;

/** Answers with a gap report in the form that was asked for. */
public final class ReportAnswers {
  /** Query parameters: the id of a {@link Form}, and whether contacts are named. */
  public static final List<String> PARAMETERS = List.of("f", "personal");

  private final Reports reports;

  public ReportAnswers(Reports reports) {
    this.reports = reports;
  }

  /**
   * The form asked for: by {@code f}, or else by the Accept header, which also browsers and
   * libraries fill in that mean nothing by it; JSON otherwise.
   *
   * @param query of {@link #PARAMETERS}
   * @throws luotu.model.Refusal {@code invalid-parameter}
   */
  public static Form form(Context context, Map<String, String> query) {
    context.header("Vary", "Accept, Accept-Encoding, Accept-Language");
    String asked = query.get("f");
    if (asked == null) {
      return Form.accepted(context.header("Accept")).orElse(Form.JSON);
    }
    Optional<Form> form = Form.find(asked);
    return form.orElseThrow(
        () ->
            Requests.invalidParameter(
                "f",
                asked,
                "其中之一：" + String.join("、", Form.ids()),
                "one of: " + String.join(", ", Form.ids())));
  }

  /**
   * Writes the report into a file first: what goes wrong is still told, and a long one is not held
   * in memory.
   *
   * @param filing as what it was filed; empty when it was not
   * @param query of {@link #PARAMETERS}
   */
  public void answer(
      Context context,
      GapResult found,
      Optional<Filing> filing,
      Form form,
      Map<String, String> query) {
    boolean includePersonal = includesPersonal(query.getOrDefault("personal", "false"));
    try {
      Path file = Files.createTempFile("luotu-report", "." + form.id());
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
          reports.write(found, filing, form, Requests.language(context), includePersonal, out);
        }
        context
            .contentType(form.mediaType() + (form.isText() ? "; charset=utf-8" : ""))
            .header(
                "Content-Disposition",
                "%s; filename=\"gap-report-%s.%s\""
                    .formatted(
                        form == Form.HTML ? "inline" : "attachment", found.asOf(), form.id()))
            .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
      } catch (IOException | RuntimeException failed) {
        Files.deleteIfExists(file);
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean includesPersonal(String asked) {
    return switch (asked) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Requests.invalidParameter("personal", asked, "true 或 false", "true or false");
    };
  }
}
