package luotu.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.store.ChangeNote;

/** What every route asks of a request. */
public final class Requests {
  /** Largest body taken, in bytes. */
  public static final int LARGEST_BODY = 2 * 1024 * 1024;

  /** So much of a body that is too large is still read, so that the caller hears the answer. */
  private static final long LARGEST_DRAINED = 64L * 1024 * 1024;

  private static final int LONGEST_AUTHOR = 100;
  private static final Pattern LANGUAGE = Pattern.compile("(?:^|&)lang=([a-zA-Z-]*)");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0*(\\d{1,18})");

  private Requests() {}

  /** The language of {@code ?lang=}, or of the Accept-Language header. */
  public static Language language(Context context) {
    String query = context.queryString();
    Matcher matcher = LANGUAGE.matcher(query == null ? "" : query);
    return Language.of(matcher.find() ? matcher.group(1) : context.header("Accept-Language"));
  }

  /**
   * The query parameters by name. {@code lang} is always taken and left out here.
   *
   * @param known names that the route takes
   * @throws Refusal {@code unknown-parameter} listing the known ones, {@code invalid-parameter}
   *     when one comes twice or is not UTF-8 in percent encoding
   */
  public static Map<String, String> query(Context context, Collection<String> known) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = context.queryString() == null ? "" : context.queryString();
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (name.equals("lang")) {
        continue;
      }
      if (!known.contains(name)) {
        throw Refusal.invalid(
            "unknown-parameter",
            "没有这个查询参数",
            "There is no such query parameter",
            Fault.of(
                name,
                value,
                "可用参数：" + String.join("、", known),
                known.isEmpty() ? "no parameters" : "one of " + String.join(", ", known)));
      }
      if (parameters.put(name, value) != null) {
        throw invalidParameter(name, value, "每个参数只写一次", "each parameter once");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
      if (decoded.indexOf('\uFFFD') < 0 || text.contains("%EF%BF%BD")) {
        return decoded;
      }
    } catch (IllegalArgumentException malformed) {
      throw invalidParameter("", text, "百分号编码的 UTF-8", "UTF-8 in percent encoding");
    }
    throw invalidParameter("", text, "百分号编码的 UTF-8", "UTF-8 in percent encoding");
  }

  /** The refusal of a query parameter's value. */
  public static Refusal invalidParameter(String name, String found, String zh, String en) {
    return Refusal.invalid(
        "invalid-parameter",
        "查询参数有误",
        "A query parameter is not valid",
        Fault.of(name, found, zh, en));
  }

  /**
   * The JSON that a query parameter holds.
   *
   * @throws Refusal {@code invalid-parameter} saying where it breaks
   */
  public static JsonNode json(String name, String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (Refusal broken) {
      Fault fault = broken.faults().get(0);
      throw invalidParameter(
          name,
          fault.found().isEmpty() ? text : fault.found(),
          fault.expected().zh(),
          fault.expected().en());
    }
  }

  /** The number a text writes, when it is whole and not negative. */
  public static OptionalLong wholeNumber(String text) {
    Matcher matcher = WHOLE_NUMBER.matcher(text);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /**
   * The JSON body.
   *
   * @param mediaTypes what the route takes
   * @throws Refusal {@code unsupported-media-type}, {@code too-large} or {@code invalid-json}
   */
  public static JsonNode body(Context context, String... mediaTypes) {
    String given = context.contentType() == null ? "" : context.contentType();
    String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    byte[] bytes = bytes(context);
    if (!Arrays.asList(mediaTypes).contains(mediaType)) {
      throw new Refusal(
          Refusal.Kind.UNSUPPORTED,
          "unsupported-media-type",
          new Label("不支持这种正文类型", "This type of body is not taken"),
          new Fault("Content-Type", given, Label.same(String.join(", ", mediaTypes))));
    }
    return Json.read(bytes);
  }

  private static byte[] bytes(Context context) {
    try (InputStream body = context.bodyInputStream()) {
      byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
      if (bytes.length <= LARGEST_BODY) {
        return bytes;
      }
      body.skip(LARGEST_DRAINED);
      throw new Refusal(
          Refusal.Kind.TOO_LARGE,
          "too-large",
          new Label("正文太大", "The body is too large"),
          Fault.of("", "", "最多 2 MB；成批数据请用导入", "at most 2 MB; bring bulk data by import"));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** What a change made by this request says of itself. */
  public static ChangeNote note(Context context, String origin) {
    String author = context.header("Luotu-Author");
    String name = author == null ? "" : decode(author).replaceAll("\\p{Cntrl}", " ").strip();
    return new ChangeNote(
        name.isEmpty() ? "web" : name.substring(0, Math.min(LONGEST_AUTHOR, name.length())),
        "",
        origin);
  }

  /**
   * Sets the ETag and tells whether the caller has this version already; the answer is 304 then.
   *
   * @param version without quotes
   */
  public static boolean isNotModified(Context context, String version) {
    String tag = '"' + version + '"';
    context.header("ETag", tag).header("Cache-Control", "no-cache");
    if (!tags(context.header("If-None-Match")).contains(tag)
        && !"*".equals(context.header("If-None-Match"))) {
      return false;
    }
    context.status(304);
    return true;
  }

  private static List<String> tags(String header) {
    return header == null
        ? List.of()
        : Arrays.stream(header.split(",")).map(tag -> tag.strip().replaceFirst("^W/", "")).toList();
  }

  /**
   * Whether the {@code If-Match} header names this version.
   *
   * @param version without quotes
   * @throws Refusal {@code version-needed} when there is no such header
   */
  public static boolean matches(Context context, String version) {
    String header = context.header("If-Match");
    if (header == null || header.isBlank()) {
      throw new Refusal(
          Refusal.Kind.VERSION_NEEDED,
          "version-needed",
          new Label("缺少要修改的版本", "The version to change is missing"),
          Fault.of(
              "If-Match", "", "先读取要素，把它的 ETag 写在这里", "the ETag of the feature as you read it"));
    }
    return header.strip().equals("*")
        || Arrays.stream(header.split(","))
            .anyMatch(tag -> tag.strip().equals('"' + version + '"'));
  }
}
