package luotu.analyse.standards;

import java.util.List;
import luotu.analyse.Input;

/** Inputs of {@link GapReport}; empty lists and null stand for the defaults. */
public record GapRequest(
    @Input(
            zh = "区域代码；不写就是所有镇街（没有镇街时取最低一级）",
            en = "codes of zones; by default all towns, or the lowest kind there is",
            maximumSize = 50_000)
        List<String> zones,
    @Input(zh = "标准的代号；不写就是全部", en = "ids of standards; all by default", maximumSize = 1_000)
        List<String> standards,
    @Input(
            zh = "哪一天的情况，写作 2025-03-05，不晚于今天；不写就是今天",
            en = "the day it is about, such as 2025-03-05, not after today; today by default")
        String asOf,
    @Input(
            zh = "功能区代码：属于它的镇街按它的达标值评判；不写就按各自区县的",
            en =
                "code of a functional zone: the streets that belong to it are judged by its pass"
                    + " marks; by default by those of their districts")
        String judgedBy,
    @Input(
            zh = "是否写出怎样补上缺口；不写时，文档总是写，JSON 在区域不超过 100 个时才写",
            en =
                "whether to tell what would close each gap; by default documents always do, JSON for"
                    + " at most 100 zones")
        Boolean remedies) {
  /** Every street judged by its district, remedies by default. */
  public GapRequest(List<String> zones, List<String> standards, String asOf) {
    this(zones, standards, asOf, null, null);
  }

  /** The same for what is handed in or filed, which tells what would close each gap. */
  public GapRequest forDocument() {
    return remedies == null ? new GapRequest(zones, standards, asOf, judgedBy, Boolean.TRUE) : this;
  }
}
