package luotu.filing;

import java.util.List;
import luotu.analyse.Input;

/** What a zone decides about the pass marks of a standard. */
public record MarkRequest(
    @Input(zh = "标准的代号", en = "id of the standard", required = true) String standard,
    @Input(
            zh = "作出决定的市、区县或功能区的代码",
            en = "code of the city, district or functional zone that decides",
            required = true)
        String zone,
    @Input(
            zh = "哪一级的达标值；不写就是标准约束的那一级",
            en = "which level's marks; by default the level that the standard binds",
            choices = {"town", "district", "city"})
        String level,
    @Input(
            zh = "从哪一天起，写作 2025-03-05；不写就是今天",
            en = "the first day it counts, such as 2025-03-05; today by default")
        String inForceFrom,
    @Input(zh = "标准距离、时间或面积", en = "the distance, time or area that is wanted") Mark preferred,
    @Input(zh = "最大距离、时间或面积", en = "the distance, time or area that is still taken") Mark limit,
    @Input(zh = "达标值", en = "the mark to be reached") Mark required,
    @Input(
            zh = "量法里的数字和日期，如 need；不写的沿用上级",
            en =
                "numbers and days of the measure, such as need; those left out are the zone's above",
            maximumSize = 100)
        List<Amount> amounts,
    @Input(zh = "是否停用此标准", en = "whether the standard is switched off") Boolean off,
    @Input(zh = "是否改回沿用上级的达标值", en = "whether the zone follows the marks of the one above it again")
        Boolean inherit,
    @Input(
            zh = "这些值的可靠程度；不写就是本级设定",
            en = "how sure the marks are; an assumption by default",
            choices = {"verified", "unverified", "assumption"})
        String certainty,
    @Input(zh = "这些值的出处，如文号和条款", en = "where the marks are from, such as document and clause")
        String source,
    @Input(zh = "由谁决定：岗位，不写姓名", en = "who decides: a role, not a name", required = true) String by,
    @Input(zh = "为什么", en = "why", required = true) String why) {
  /**
   * A number or a day of a measure.
   *
   * @param key as in {@code settings} of the catalogue
   */
  public record Amount(
      @Input(zh = "在该标准中的代号", en = "what it goes by within the standard", required = true)
          String key,
      @Input(zh = "数值；日期不写", en = "the number; left out for a day", minimum = 0) Double value,
      @Input(
              zh = "日期，写作 2021-09-30；数值不写",
              en = "the day, such as 2021-09-30; left out for a number")
          String day,
      @Input(
              zh = "单位，与标准的相同",
              en = "the unit, that of the standard",
              required = true,
              choices = {"m", "m2", "min", "people", "years", "day"})
          String unit) {}

  /** A number and what it counts, so that nobody takes metres for kilometres. */
  public record Mark(
      @Input(zh = "数值", en = "the number", required = true, minimum = 0) Double value,
      @Input(
              zh = "单位，与标准的相同",
              en = "the unit, that of the standard",
              required = true,
              choices = {"share", "m", "min", "km2", "count", "yes_no", "ratio", "people"})
          String unit) {}
}
