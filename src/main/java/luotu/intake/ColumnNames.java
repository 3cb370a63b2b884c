package luotu.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import luotu.model.Field;
import luotu.model.Layer;

/** The names that columns have in files, and which of them are understood without a mapping. */
final class ColumnNames {
  private static final int LONGEST_NAME = 200;

  /** Beside the layer's own fields. */
  private static final Map<String, List<String>> COMMON =
      Map.of(
          "name", List.of("name", "名称", "名稱", "名前", "title"),
          "remark", List.of("remark", "备注", "備註", "備考", "remarks", "note"),
          "confirmed_on", List.of("confirmed_on", "核实日期", "确认日期"),
          "source", List.of("source", "来源", "数据来源"),
          "source_key", List.of("source_key"),
          "zone", List.of("zone", "街镇代码", "区划代码"));

  private static final Map<String, List<String>> PLACE =
      Map.of(
          "geometry", List.of("geometry", "wkt", "geom", "the_geom", "wkt_geom"),
          "longitude",
              List.of("longitude", "经度", "東經", "东经", "経度", "經度", "lon", "lng", "long", "x"),
          "latitude", List.of("latitude", "纬度", "北緯", "北纬", "緯度", "lat", "y"));

  private ColumnNames() {}

  /**
   * Refuses names that a mapping could not tell apart or the database not hold.
   *
   * @throws luotu.model.Refusal naming the column
   */
  static void check(Path file, List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw FileFault.refuse(
            file, column, "列名各不相同；请改名其中一列", "columns with different names; rename one of them");
      }
      boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(column);
      if (column.length() > LONGEST_NAME || column.indexOf('\0') >= 0 || !whole) {
        throw FileFault.refuse(
            file,
            column.replace('\0', '␀'),
            "列名最多 " + LONGEST_NAME + " 个完整的字符，不含空字符；第一行应为表头",
            "column names of at most "
                + LONGEST_NAME
                + " whole characters, no NUL; the first line is the header");
      }
    }
  }

  /** What a mapping may fill in this layer, each with the column names that mean it, best first. */
  static Map<String, List<String>> targets(Layer layer) {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    for (Field field : layer.fields()) {
      targets.put(field.id(), List.of(field.id(), field.label().zh(), field.label().en()));
    }
    for (String common :
        List.of("name", "remark", "confirmed_on", "source", "source_key", "zone")) {
      if (!common.equals("zone") || layer.zoneIsGiven()) {
        targets.put(common, COMMON.get(common));
      }
    }
    if (!layer.zoneIsGiven()) {
      for (String place : List.of("geometry", "longitude", "latitude")) {
        targets.put(place, PLACE.get(place));
      }
    }
    return targets;
  }

  /** The column among {@code columns} that bears one of these names, whatever its case. */
  static Optional<String> find(List<String> names, Iterable<String> columns) {
    for (String name : names) {
      for (String column : columns) {
        if (plain(column).equals(plain(name))) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }
}
