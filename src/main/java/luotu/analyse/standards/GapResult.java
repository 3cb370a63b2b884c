package luotu.analyse.standards;

import java.util.List;
import java.util.Map;
import luotu.analyse.Output;
import luotu.model.Feature;
import luotu.model.Label;

/** Answer of {@link GapReport}. */
public record GapResult(
    String asOf,
    @Output(zh = "按代码排列", en = "ordered by code") List<ZoneRow> zones,
    @Output(zh = "每个标准一项，按目录的顺序", en = "one per standard, in the catalogue's order")
        List<Summary> summary,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(
            zh = "计入的资源中没有写明是否可用的个数",
            en = "how many of the resources counted do not say whether they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public GapResult {
    zones = List.copyOf(zones);
    summary = List.copyOf(summary);
  }

  /** One zone held against the standards. */
  public record ZoneRow(
      @Output(zh = "区域代码", en = "code of the zone") String zone,
      String name,
      String kind,
      @Output(zh = "上级区域代码", en = "code of the zone above") String parent,
      @Output(zh = "所属功能区代码", en = "code of the functional zone") String memberOf,
      List<Cell> results) {
    public ZoneRow {
      results = List.copyOf(results);
    }
  }

  /** One standard in one zone. */
  public record Cell(
      String standard,
      @Output(
              zh = "量得的值；无数据、不适用时为空。多个镇街的区域由合计算出",
              en =
                  "what was measured; null without data or where it does not apply. Of a zone of"
                      + " several streets it follows from their sums")
          Double value,
      @Output(zh = "最大距离内的份额", en = "the share within the limit distance") Double limitValue,
      @Output(zh = "share、m、count、yes_no 或 ratio", en = "share, m, count, yes_no or ratio")
          String unit,
      Double preferred,
      Double limit,
      @Output(zh = "当天要达到的值", en = "what has to be reached on that day") Double required,
      @Output(
              zh = "met 达标、partial 部分达标、gap 未达标、no_data 无数据、not_applicable 不适用",
              en = "met, partial, gap, no_data or not_applicable")
          String status,
      @Output(zh = "缺什么数据", en = "what data is missing") List<Missing> missing,
      @Output(zh = "文号和条款", en = "document numbers and clauses") String source,
      @Output(zh = "牵头单位", en = "who leads") Label leadUnit,
      Evidence evidence,
      @Output(
              zh = "计入的资源中没有写明是否可用的个数",
              en = "how many of the resources counted do not say whether they are usable")
          long unverified) {
    public Cell {
      missing = List.copyOf(missing);
    }
  }

  /**
   * What is not known.
   *
   * @param field null when rows of the layer are missing altogether
   */
  public record Missing(
      String layer,
      @Output(zh = "缺的字段；整个图层没有数据时为空", en = "the field; null when there are no rows at all")
          String field,
      @Output(zh = "缺这个字段的行数", en = "how many rows lack it") long rows) {
    Missing plus(Missing other) {
      return new Missing(layer, field, rows + other.rows);
    }
  }

  /** What a value consists of. */
  public record Evidence(
      @Output(
              zh = "分子、分母和个数，键见目录",
              en = "numerators, denominators, counts; keys as in the catalogue")
          Map<String, Number> numbers,
      @Output(zh = "要处理的要素，最多 1000 个", en = "the features to see to, at most 1,000")
          List<Item> features) {
    public Evidence {
      features = List.copyOf(features);
    }
  }

  /** A feature. */
  public record Item(String layer, long id) {
    static Item of(Feature row) {
      return new Item(row.layer(), row.id());
    }
  }

  /** How many zones stand how with one standard. */
  public record Summary(
      String standard,
      long met,
      long partial,
      long gap,
      long noData,
      long notApplicable,
      @Output(
              zh = "不在任何镇街、因而不在镇街各行中的问题数；计入区县和市的行",
              en =
                  "faults that lie in no street and so in no street's row; districts and the city"
                      + " count them")
          long outside) {}
}
