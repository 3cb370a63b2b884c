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
    @Output(
            zh = "用到的达标值，各是谁定的、是否核实",
            en = "the pass marks that were used, who set each, and whether it is verified")
        List<MarksUsed> passMarks,
    @Output(
            zh = "年度目标和总目标的进度，先按标准、再按区域",
            en = "progress towards the year's and other targets, by standard, then by zone")
        List<Progress> progress,
    @Output(zh = "逾期和将到期的事项，各区域一项", en = "what is overdue and due next, one entry per zone")
        List<ZoneDue> due,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(
            zh = "计入的资源中没有写明是否可用的个数",
            en = "how many of the resources counted do not say whether they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public GapResult {
    zones = List.copyOf(zones);
    summary = List.copyOf(summary);
    passMarks = List.copyOf(passMarks);
    progress = List.copyOf(progress);
    due = List.copyOf(due);
  }

  /** One zone held against the standards. */
  public record ZoneRow(
      @Output(zh = "区域代码", en = "code of the zone") String zone,
      String name,
      String kind,
      @Output(zh = "上级区域代码", en = "code of the zone above") String parent,
      @Output(zh = "所属功能区代码", en = "code of the functional zone") String memberOf,
      List<Cell> results,
      @Output(
              zh = "该区域当年登记的成效数字，不是算出来的",
              en = "what the zone has recorded of the year's outcomes: entered, not computed")
          List<OutcomeFigure> outcomes) {
    public ZoneRow {
      results = List.copyOf(results);
      outcomes = List.copyOf(outcomes);
    }
  }

  /** An outcome figure of one zone and year. */
  public record OutcomeFigure(
      String outcome,
      int year,
      @Output(zh = "没有登记时为空", en = "null when nobody has entered it") Double value,
      @Output(zh = "不应超过", en = "what it must not exceed") double atMost,
      @Output(zh = "是否未超过；没有登记时为空", en = "whether it does not exceed that; null when not entered")
          Boolean kept) {}

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
              zh = "met 达标、partial 部分达标、gap 未达标、no_data 无数据、not_applicable 不适用、off" + " 该区域已停用此标准",
              en = "met, partial, gap, no_data, not_applicable, or off: switched off for the zone")
          String status,
      @Output(zh = "缺什么数据", en = "what data is missing") List<Missing> missing,
      @Output(zh = "文号和条款", en = "document numbers and clauses") String source,
      @Output(zh = "牵头单位", en = "who leads") Label leadUnit,
      Evidence evidence,
      @Output(
              zh = "计入的资源中没有写明是否可用的个数",
              en = "how many of the resources counted do not say whether they are usable")
          long unverified,
      @Output(
              zh = "有本级标准的区域：所辖镇街的合计，列在本级旁边；其他为空",
              en =
                  "of a zone that has a measure of its own level: the sum of its streets, beside it;"
                      + " null elsewhere")
          Parts parts,
      @Output(
              zh = "怎样补上缺口；达标、不适用，或没有要求时为空",
              en =
                  "what would close the gap; null where there is none, or when it was not asked for")
          Remedy remedy,
      @Output(
              zh = "达标值由哪个区域所定，见 pass_marks；为空就是目录的",
              en =
                  "code of the zone whose pass marks these are, see pass_marks; null for the catalogue's")
          String marksOf) {
    public Cell {
      missing = List.copyOf(missing);
    }

    Cell with(Remedy found) {
      return new Cell(
          standard,
          value,
          limitValue,
          unit,
          preferred,
          limit,
          required,
          status,
          missing,
          source,
          leadUnit,
          evidence,
          unverified,
          parts,
          found,
          marksOf);
    }
  }

  /** The streets of a zone added up, by the rule that binds streets. */
  public record Parts(
      Double value,
      Double limitValue,
      String unit,
      Double preferred,
      Double limit,
      Double required,
      String status,
      Map<String, Number> numbers,
      List<Missing> missing) {
    public Parts {
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
      @Output(zh = "停用此标准的区域", en = "zones for which it is switched off") long off,
      @Output(
              zh = "不在任何镇街、因而不在镇街各行中的问题数；计入区县和市的行",
              en =
                  "faults that lie in no street and so in no street's row; districts and the city"
                      + " count them")
          long outside) {}
}
