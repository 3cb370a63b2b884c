package luotu.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import luotu.geo.GeoJson;
import luotu.model.Fault;
import luotu.model.Refusal;

/** JSON as it is read from requests and written to answers. */
public final class Json {
  /** Deepest nesting taken; a feature with a collection of multipolygons has twelve levels. */
  static final int DEEPEST = 100;

  private static final int SNIPPET = 40;

  /** Geometries are written with seven decimals; features keep every digit by their own writer. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(GeoJson.ROUNDED.module())
          .build();

  private Json() {}

  /**
   * Reads a JSON text.
   *
   * @throws Refusal {@code invalid-json} with line, column and what stands there
   */
  static JsonNode read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw invalid("", "UTF-8 编码的 JSON", "JSON in UTF-8");
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw invalid("", "JSON 正文", "a JSON body");
      }
      return node;
    } catch (StreamConstraintsException tooDeep) {
      throw invalid(
          place(tooDeep, text),
          "最多嵌套 " + DEEPEST + " 层，数字最多 1000 位",
          "at most " + DEEPEST + " levels of nesting, numbers of at most 1000 digits");
    } catch (JsonProcessingException broken) {
      throw invalid(
          place(broken, text), "有效的 JSON，对象中的键不重复", "valid JSON, no key twice in an object");
    }
  }

  private static String place(JsonProcessingException broken, String text) {
    JsonLocation location = broken.getLocation();
    if (location == null || location.getCharOffset() < 0) {
      return "";
    }
    int at = (int) Math.min(text.length(), location.getCharOffset());
    String there = text.substring(at, Math.min(text.length(), at + SNIPPET));
    return location.getLineNr() + ":" + location.getColumnNr() + " " + there.replace('\0', '␀');
  }

  private static Refusal invalid(String found, String zh, String en) {
    return Refusal.invalid(
        "invalid-json", "正文不是有效的 JSON", "The body is not valid JSON", Fault.of("", found, zh, en));
  }

  /** Answers with {@code value} as JSON of the given media type. */
  public static void answer(Context context, String mediaType, Object value) {
    try {
      context.contentType(mediaType).result(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Answers with a text in JSON. */
  public static void answer(Context context, byte[] json) {
    context.contentType("application/json").result(json);
  }

  /** Answers with {@code value} as {@code application/json}. */
  public static void answer(Context context, Object value) {
    answer(context, "application/json", value);
  }
}
