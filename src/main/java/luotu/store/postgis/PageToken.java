package luotu.store.postgis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import luotu.model.CityTime;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Refusal;
import luotu.store.FeatureQuery;

/** Where a page ended: the sort values of its last row, as text, and its id. */
record PageToken(List<String> keys, long id) {
  static PageToken after(List<FeatureQuery.Sort> sort, Feature last) {
    List<String> keys = new ArrayList<>();
    sort.forEach(key -> keys.add(value(last, key.property())));
    return new PageToken(keys, last.id());
  }

  private static String value(Feature feature, String property) {
    Object value =
        switch (property) {
          case "id" -> feature.id();
          case "name" -> feature.name();
          case "zone" -> feature.zone();
          case "source" -> feature.source();
          case "source_key" -> feature.sourceKey();
          case "confirmed_on" -> feature.confirmedOn();
          case "remark" -> feature.remark();
          case "updated_at" -> CityTime.dayOf(feature.updatedAt().toInstant());
          default -> feature.fields().get(property);
        };
    return value == null ? null : value.toString();
  }

  String write() {
    StringBuilder text = new StringBuilder(Long.toString(id));
    keys.forEach(key -> text.append('\n').append(key == null ? "-" : "+" + encode(key)));
    return encode(text.toString());
  }

  static PageToken read(String token, int keys) {
    try {
      String[] lines = decode(token).split("\n");
      List<String> values = new ArrayList<>();
      for (int i = 1; i < lines.length; i++) {
        values.add(lines[i].equals("-") ? null : decode(lines[i].substring(1)));
      }
      if (values.size() != keys) {
        throw new IllegalArgumentException("other sort keys");
      }
      return new PageToken(values, Long.parseLong(lines[0]));
    } catch (IllegalArgumentException broken) {
      throw Refusal.invalid(
          "invalid-page",
          "翻页链接有误",
          "The page link is not valid",
          Fault.of("after", token, "上一页 next 链接中的值", "the value of the last page's next link"));
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
