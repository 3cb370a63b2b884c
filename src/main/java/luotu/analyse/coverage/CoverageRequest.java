package luotu.analyse.coverage;

import java.util.List;
import luotu.analyse.Input;

/** Inputs of {@link RadiusCoverage}; empty lists and nulls stand for the defaults. */
public record CoverageRequest(
    @Input(zh = "资源所在的图层", en = "layer of the resources", required = true) String facilities,
    @Input(zh = "对资源的 CQL2 条件", en = "CQL2 condition on the resources") String filter,
    @Input(
            zh = "半径，米；一个数或一列数",
            en = "radius in metres; one number or a list",
            required = true,
            minimum = 0,
            aboveMinimum = true,
            maximum = 1_000_000,
            maximumSize = 20)
        List<Double> radiusM,
    @Input(
            zh = "量什么：区域面积 (area，默认)、人口 (population)、土地 (land)",
            en = "what is measured: area of the zones (the default), people, or land",
            choices = {"area", "population", "land"})
        String over,
    @Input(
            zh = "对人口格点或土地的 CQL2 条件，如 kind = 'forest'",
            en = "CQL2 condition on the population cells or the land, such as kind = 'forest'")
        String overFilter,
    @Input(
            zh = "区域代码；不写就是所有镇街（没有镇街时取最低一级）",
            en = "codes of zones; by default all towns, or the lowest kind there is",
            maximumSize = 50_000)
        List<String> zones,
    @Input(
            zh = "也算可用的状态，如 planned",
            en = "statuses that count as usable too, such as planned",
            maximumSize = 100)
        List<String> includeStatus,
    @Input(
            zh = "是否给出已覆盖和未覆盖的范围，默认否",
            en = "whether to answer the covered and uncovered areas too, false by default")
        Boolean includeGeometry) {}
