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
        String asOf) {}
