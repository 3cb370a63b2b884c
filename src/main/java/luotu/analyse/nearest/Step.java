package luotu.analyse.nearest;

import luotu.analyse.Output;
import luotu.model.Label;

/** One thing to do on the way. */
public record Step(
    @Output(
            zh = "道路名称；没有名称、或不在路上时为空",
            en = "name of the road; null when it has none, or off the roads")
        String name,
    @Output(zh = "米；各步之和等于全程", en = "metres; the steps add up to the whole") double distanceM,
    @Output(zh = "秒；各步之和等于全程", en = "seconds; the steps add up to the whole") double timeS,
    @Output(zh = "说明", en = "what to do") Label instruction) {}
