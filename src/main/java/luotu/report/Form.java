package luotu.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a gap report can be written as. The id is also how the names of its files end. */
public enum Form {
  JSON("json", "application/json", true),
  CSV("csv", "text/csv", true),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
  HTML("html", "text/html", true);

  private final String id;
  private final String mediaType;
  private final boolean isText;

  Form(String id, String mediaType, boolean isText) {
    this.id = id;
    this.mediaType = mediaType;
    this.isText = isText;
  }

  public String id() {
    return id;
  }

  /** Without its character set, which is UTF-8 where there is one. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it can be read in a terminal. */
  public boolean isText() {
    return isText;
  }

  /** Ids of all forms. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Form::id).toList();
  }

  /** The form of an id, in upper or lower case. */
  public static Optional<Form> find(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(form -> form.id.equals(wanted)).findFirst();
  }

  /** The form that the name of a file ends with. */
  public static Optional<Form> ofFile(String name) {
    return find(name.substring(name.lastIndexOf('.') + 1)).filter(form -> name.contains("."));
  }

  /**
   * The first form that an HTTP {@code Accept} header names; JSON where it is empty, or takes
   * anything before that.
   */
  public static Optional<Form> accepted(String header) {
    if (header == null || header.isBlank()) {
      return Optional.of(JSON);
    }
    return Arrays.stream(header.split(","))
        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .flatMap(
            range ->
                range.equals("*/*") || range.equals("application/*")
                    ? Optional.of(JSON).stream()
                    : Arrays.stream(values()).filter(form -> form.mediaType.equals(range)))
        .findFirst();
  }
}
