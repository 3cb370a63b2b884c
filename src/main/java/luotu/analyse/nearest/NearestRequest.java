package luotu.analyse.nearest;

import java.util.List;
import luotu.analyse.Input;
import luotu.geo.LonLat;

/** Inputs of {@link Nearest}; empty lists and nulls stand for the defaults. */
public record NearestRequest(
    @Input(zh = "地点 [经度, 纬度]，WGS 84", en = "place [longitude, latitude], WGS 84", required = true)
        LonLat point,
    @Input(
            zh = "图层；不写就是所有记有是否可用的图层",
            en = "layers; by default all that say whether a feature is usable",
            maximumSize = 100)
        List<String> layers,
    @Input(
            zh = "每个图层取几个，默认 5",
            en = "how many of each layer, 5 by default",
            minimum = 1,
            maximum = 100)
        Integer k,
    @Input(
            zh = "怎么去；目前只有直线 (straight)",
            en = "how to get there; for now straight lines only",
            choices = "straight")
        String mode,
    @Input(
            zh = "去往资源 (to) 还是从资源出发 (from)；直线距离两者相同",
            en = "to the resource or from it; the same in a straight line",
            choices = {"to", "from"})
        String direction,
    @Input(zh = "对资源的 CQL2 条件", en = "CQL2 condition on the resources") String filter,
    @Input(zh = "也算可用的状态，如 planned", en = "statuses that count as usable too, such as planned")
        List<String> includeStatus) {}
