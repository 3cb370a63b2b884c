package luotu.analyse.standards;

import java.util.List;
import luotu.analyse.Output;

/** What is overdue and what falls due next in a zone and the streets beneath it. */
public record ZoneDue(
    @Output(zh = "区域代码", en = "code of the zone") String zone,
    @Output(zh = "逾期的项数", en = "how many are overdue") long overdue,
    @Output(zh = "未到期的项数", en = "how many fall due later") long upcoming,
    @Output(
            zh = "按日期排列，最早的在前；项数有限，区域越多每个区域列得越少",
            en = "by day, the earliest first; limited: the more zones, the fewer of each")
        List<Due> items) {
  public ZoneDue {
    items = List.copyOf(items);
  }

  /** One thing that falls due. */
  public record Due(
      @Output(
              zh =
                  "rectification 隐患整改、confirmation 责任人核实、plan 预案、drill 演练、shelter 计划避难场所、inventory"
                      + " 清单复核",
              en = "rectification, confirmation, plan, drill, shelter or inventory")
          String kind,
      @Output(zh = "最后一天", en = "the last day") String dueOn,
      boolean overdue,
      @Output(zh = "所在区域", en = "code of the zone it lies in") String zone,
      String layer,
      @Output(zh = "要素编号；没有要素时为空", en = "id of the feature; null when there is none yet") Long id,
      String name,
      @Output(zh = "所属标准；为空就不属于某一标准", en = "id of the standard it belongs to; null for none")
          String standard) {}
}
