package luotu.serve.ogc;

import io.javalin.http.Context;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import luotu.model.Fault;
import luotu.model.FeatureCheck;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Layer;
import luotu.model.filter.Cql2Parser;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterCheck;
import luotu.serve.Requests;
import luotu.store.FeatureQuery;
import org.locationtech.jts.geom.Envelope;

/** Reads which features a request for items asks for. */
final class ItemsQuery {
  static final int USUAL_LIMIT = 100;
  static final int LARGEST_LIMIT = 10_000;
  static final List<String> PARAMETERS =
      List.of(
          "bbox",
          "limit",
          "token",
          "sortby",
          "filter",
          "filter-lang",
          "filter-crs",
          "bbox-crs",
          "datetime");

  private static final Pattern DATETIME =
      Pattern.compile(
          "(\\.\\.|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[-+]\\d\\d:\\d\\d)|\\d{4}-\\d\\d-\\d\\d)?"
              + "(/(\\.\\.|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|[-+]\\d\\d:\\d\\d)|\\d{4}-\\d\\d-\\d\\d)?)?");

  private ItemsQuery() {}

  /**
   * @throws luotu.model.Refusal {@code unknown-parameter}, {@code invalid-parameter} or {@code
   *     invalid-filter}
   */
  static FeatureQuery read(Layer layer, Context context) {
    List<String> known = new ArrayList<>(PARAMETERS);
    FilterCheck.properties(layer).forEach(field -> known.add(field.id()));
    Map<String, String> query = Requests.query(context, known);
    oneOf(query, "filter-lang", "cql2-text");
    oneOf(query, "filter-crs", Links.CRS84);
    oneOf(query, "bbox-crs", Links.CRS84);
    datetime(query.get("datetime"));
    return new FeatureQuery(
        layer,
        box(query.get("bbox")),
        filter(layer, query),
        sort(layer, query.get("sortby")),
        limit(query.get("limit")),
        query.get("token"));
  }

  private static void oneOf(Map<String, String> query, String name, String only) {
    String value = query.get(name);
    if (value != null && !value.equals(only)) {
      throw Requests.invalidParameter(name, value, only, only);
    }
  }

  /** Features have no time of their own, so every one of them matches, as OGC 17-069 has it. */
  private static void datetime(String text) {
    if (text != null && (text.isEmpty() || !DATETIME.matcher(text).matches())) {
      throw Requests.invalidParameter(
          "datetime", text, "RFC 3339 时刻或区间", "an RFC 3339 instant or interval");
    }
  }

  private static int limit(String text) {
    if (text == null) {
      return USUAL_LIMIT;
    }
    if (text.length() <= 100 && text.matches("0*[1-9]\\d*")) {
      return new BigInteger(text).min(BigInteger.valueOf(LARGEST_LIMIT)).intValue();
    }
    throw Requests.invalidParameter(
        "limit",
        text,
        "1 到 " + LARGEST_LIMIT + " 的整数",
        "a whole number from 1 to " + LARGEST_LIMIT);
  }

  private static Envelope box(String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(",", -1);
    double[] numbers = new double[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Double.parseDouble(parts[i].strip());
      }
    } catch (NumberFormatException notANumber) {
      throw invalidBox(text);
    }
    if (numbers.length != 4 && numbers.length != 6) {
      throw invalidBox(text);
    }
    int half = numbers.length / 2;
    for (int corner : new int[] {0, half}) {
      Fault fault = FeatureCheck.position(numbers[corner], numbers[corner + 1]);
      if (fault != null) {
        throw Requests.invalidParameter("bbox", text, fault.expected().zh(), fault.expected().en());
      }
    }
    if (numbers[0] > numbers[half] || numbers[1] > numbers[half + 1]) {
      throw invalidBox(text);
    }
    return new Envelope(numbers[0], numbers[half], numbers[1], numbers[half + 1]);
  }

  private static RuntimeException invalidBox(String text) {
    return Requests.invalidParameter(
        "bbox",
        text,
        "西,南,东,北（度，西不大于东，南不大于北）",
        "west,south,east,north in degrees, west not above east, south not above north");
  }

  private static Filter filter(Layer layer, Map<String, String> query) {
    List<Filter> parts = new ArrayList<>();
    for (Field field : FilterCheck.properties(layer)) {
      if (query.containsKey(field.id())) {
        parts.add(new Filter.Compare(field.id(), Filter.Operator.EQUAL, query.get(field.id())));
      }
    }
    if (query.containsKey("filter")) {
      parts.add(Cql2Parser.parse(query.get("filter")));
    }
    return FilterCheck.check(layer, parts.size() == 1 ? parts.get(0) : new Filter.And(parts));
  }

  private static List<FeatureQuery.Sort> sort(Layer layer, String text) {
    List<FeatureQuery.Sort> sorts = new ArrayList<>();
    if (text == null) {
      return sorts;
    }
    List<Field> queryables = FilterCheck.properties(layer);
    for (String part : text.split(",", -1)) {
      // A plus sign that was not percent-encoded arrives as a space.
      String id = part.replaceFirst("^[-+ ]", "");
      boolean sortable =
          queryables.stream()
              .anyMatch(field -> field.id().equals(id) && field.type() != FieldType.CHOICES);
      if (!sortable || sorts.stream().anyMatch(sort -> sort.property().equals(id))) {
        String names =
            String.join(
                ", ",
                queryables.stream()
                    .filter(field -> field.type() != FieldType.CHOICES)
                    .map(Field::id)
                    .toList());
        throw Requests.invalidParameter(
            "sortby",
            part,
            "其中之一，每个一次，降序前加 -：" + names,
            "one of, each once, - before it for descending: " + names);
      }
      sorts.add(new FeatureQuery.Sort(id, part.startsWith("-")));
    }
    return sorts;
  }
}
