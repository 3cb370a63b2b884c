package luotu.analyse.standards;

import luotu.analyse.Input;

/** Inputs of {@link UncoveredArea}. */
public record UncoveredRequest(
    @Input(zh = "区域代码；不写就是第一个镇街", en = "code of the zone; the first street by default") String zone,
    @Input(
            zh = "标准的代号，如 life-circle",
            en = "id of the standard, such as life-circle",
            required = true)
        String standard,
    @Input(
            zh = "标准有几类设施时看哪一类，见目录的 areas；不写就是第一类",
            en =
                "of a standard with several kinds of facilities which one, see areas of the"
                    + " catalogue; the first by default")
        String kind,
    @Input(
            zh = "哪一天的情况，写作 2025-03-05，不晚于今天；不写就是今天",
            en = "the day it is about, such as 2025-03-05, not after today; today by default")
        String asOf) {}
