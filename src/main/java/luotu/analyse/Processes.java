package luotu.analyse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luotu.geo.GeoJson;
import luotu.geo.LonLat;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;

/** All analyses that work, asked and answered in JSON. Safe for use by many threads. */
public final class Processes {
  /** What an execute request may carry beside its inputs; everything is answered in whole. */
  private static final Set<String> BESIDE_INPUTS = Set.of("inputs", "outputs", "response");

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .registerModule(GeoJson.ROUNDED.module())
          .registerModule(new SimpleModule().addSerializer(LonLat.class, new LonLatSerializer()));

  /** Reads answers that were kept. */
  private static final ObjectMapper KEPT =
      MAPPER.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static {
    for (Class<?> list : List.of(List.class, Map.class)) {
      KEPT.configOverride(list).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
  }

  private static final int LARGE_BYTES = 1 << 20;

  private final List<Analysis<?, ?>> analyses;

  /** The last large answer: some analyses give the same one again while the data is the same. */
  private volatile Written written;

  private record Written(Record answer, byte[] json) {}

  /**
   * @param analyses in the order they are listed
   */
  public Processes(List<Analysis<?, ?>> analyses) {
    this.analyses = List.copyOf(analyses);
  }

  /** The summary of every process, without links. */
  public List<ObjectNode> list(Language language) {
    ProcessDescription description = new ProcessDescription(language);
    return analyses.stream().map(description::summary).toList();
  }

  /**
   * The description of a process, without links: its summary, {@code inputs} and {@code outputs}
   * with their schemas, and an {@code example} body that can be sent.
   *
   * @throws Refusal {@code unknown-process}
   */
  public ObjectNode describe(String id, Language language) {
    Analysis<?, ?> analysis = get(id);
    ObjectNode example = MAPPER.createObjectNode();
    example.set(
        "inputs",
        MAPPER
            .copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
            .valueToTree(analysis.example()));
    return new ProcessDescription(language).full(analysis, example);
  }

  /**
   * Makes sure that there is such a process, before its inputs are asked for.
   *
   * @throws Refusal {@code unknown-process}
   */
  public void require(String id) {
    get(id);
  }

  /**
   * Runs a process.
   *
   * @param body {@code {"inputs": {...}}}, or the inputs alone
   * @return the answer of the contract
   * @throws Refusal {@code unknown-process}, {@code invalid-input} with all that is wrong, or what
   *     the analysis refuses
   */
  public JsonNode execute(String id, JsonNode body) {
    return json(run(get(id), inputs(body)));
  }

  /**
   * The inputs of an analysis, for those who ask for something else than its answer.
   *
   * @throws Refusal {@code invalid-input} with all that is wrong
   */
  public static <Q extends Record> Q read(Analysis<Q, ?> analysis, JsonNode inputs) {
    return read(analysis.requestType(), inputs);
  }

  /**
   * Inputs of anything that declares them by {@link Input}.
   *
   * @throws Refusal {@code invalid-input} with all that is wrong
   */
  public static <Q extends Record> Q read(Class<Q> type, JsonNode inputs) {
    return InputReader.read(type, inputs);
  }

  /** As {@link #execute}; the answer as text, which saves much where it is large. */
  public byte[] answer(String id, JsonNode body) {
    Record answer = run(get(id), inputs(body));
    Written last = written;
    if (last != null && last.answer() == answer) {
      return last.json();
    }
    byte[] json = bytes(answer);
    if (json.length >= LARGE_BYTES) {
      written = new Written(answer, json);
    }
    return json;
  }

  private static <Q extends Record, R extends Record> R run(
      Analysis<Q, R> analysis, JsonNode inputs) {
    return analysis.run(InputReader.read(analysis.requestType(), inputs));
  }

  /** The answer of an analysis as the JSON of the contract. */
  public static JsonNode json(Record answer) {
    return MAPPER.valueToTree(answer);
  }

  /** The answer of an analysis as the JSON of the contract, in UTF-8. */
  public static byte[] bytes(Record answer) {
    try {
      return MAPPER.writeValueAsBytes(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The inverse of {@link #bytes}. Of an answer by an earlier program, what it lacks is empty. */
  public static <R extends Record> R parse(Class<R> type, byte[] json) {
    try {
      return KEPT.readValue(json, type);
    } catch (IOException broken) {
      throw new UncheckedIOException("not the JSON of a " + type.getSimpleName(), broken);
    }
  }

  /**
   * The inputs of an execute request: those it names, or itself.
   *
   * @throws Refusal {@code invalid-input} when there is something else beside them
   */
  public static JsonNode inputs(JsonNode body) {
    if (!body.has("inputs")) {
      return body;
    }
    List<Fault> unknown =
        body.properties().stream()
            .map(property -> property.getKey())
            .filter(name -> !BESIDE_INPUTS.contains(name))
            .map(name -> Fault.of(name, name, "只有 inputs", "inputs and nothing else"))
            .toList();
    if (!unknown.isEmpty()) {
      throw FacilityInputs.refuse(unknown);
    }
    return body.get("inputs");
  }

  private Analysis<?, ?> get(String id) {
    List<String> ids = analyses.stream().map(Analysis::id).toList();
    int index = ids.indexOf(id);
    if (index < 0) {
      throw Refusal.notFound(
          "unknown-process",
          "没有这个分析",
          "There is no such process",
          new Fault("process", id, Label.oneOf(ids)));
    }
    return analyses.get(index);
  }

  private static final class LonLatSerializer extends StdSerializer<LonLat> {
    LonLatSerializer() {
      super(LonLat.class);
    }

    @Override
    public void serialize(LonLat place, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeArray(new double[] {place.longitude(), place.latitude()}, 0, 2);
    }
  }
}
