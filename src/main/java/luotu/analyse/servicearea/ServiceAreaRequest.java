package luotu.analyse.servicearea;

import java.util.List;
import luotu.analyse.ClosedRoad;
import luotu.analyse.Input;
import luotu.geo.LonLat;

/** Inputs of {@link ServiceArea}; empty lists and nulls stand for the defaults. */
public record ServiceAreaRequest(
    @Input(zh = "资源所在的图层；与 points 二者取一", en = "layer of the facilities; either this or points")
        String facilities,
    @Input(
            zh = "代替图层的地点 [[经度, 纬度], …]，WGS 84",
            en = "places instead of a layer [[longitude, latitude], …], WGS 84",
            maximumSize = 10_000)
        List<LonLat> points,
    @Input(zh = "对资源的 CQL2 条件", en = "CQL2 condition on the facilities") String filter,
    @Input(
            zh = "也算可用的状态，如 planned",
            en = "statuses that count as usable too, such as planned",
            maximumSize = 100)
        List<String> includeStatus,
    @Input(
            zh = "分钟数；一个数或一列数。含出动时间和两端的步行",
            en = "minutes; one number or a list. They hold turnout and the walks at both ends",
            required = true,
            minimum = 0,
            aboveMinimum = true,
            maximum = 240,
            maximumSize = 20)
        List<Double> minutes,
    @Input(
            zh = "怎么去：步行 (walk，默认)、开车 (drive)、应急车辆 (emergency)",
            en = "how one travels: on foot (walk, the default), by car, or by emergency vehicle",
            choices = {"walk", "drive", "emergency"})
        String mode,
    @Input(
            zh = "去往资源 (to) 还是从资源出发 (from)；默认：应急力量乘车出动为 from，其余为 to",
            en =
                "to the facilities or from them; by default from where units go out by vehicle,"
                    + " to otherwise",
            choices = {"to", "from"})
        String direction,
    @Input(
            zh = "是否按最近的资源划分，每处一片、互不重叠；默认否",
            en = "whether to answer one area per facility, not overlapping; false by default")
        Boolean split,
    @Input(
            zh = "出动时间，秒；不写时，应急车辆从资源出发用各站自己的或默认的，其余为 0",
            en =
                "turnout in seconds; by default a station's own or the usual one where emergency"
                    + " vehicles leave it, 0 otherwise",
            minimum = 0,
            maximum = 3_600)
        Double turnoutS,
    @Input(
            zh = "封闭的道路：道路 id，或 GeoJSON 几何（如淹没范围）",
            en = "roads that are shut: road ids, or GeoJSON geometries such as a flood",
            maximumSize = 10_000)
        List<ClosedRoad> closedRoads,
    @Input(
            zh = "区域代码；不写就是所有镇街（没有镇街时取最低一级）",
            en = "codes of zones; by default all towns, or the lowest kind there is",
            maximumSize = 50_000)
        List<String> zones,
    @Input(
            zh = "是否给出范围的多边形，默认否",
            en = "whether to answer the polygons of the areas too, false by default")
        Boolean includeGeometry,
    @Input(
            zh = "多边形的细节，米：更小的不画，边界准到约四分之一；不写时按到达的道路多少取，用了多少见答案的 resolution_m",
            en =
                "detail of the polygons in metres: what is smaller may be left out, and the border is"
                    + " right to about a quarter of it; by default after how many roads are reached,"
                    + " see resolution_m of the answer",
            minimum = 0.5,
            maximum = 1_000)
        Double resolutionM) {
  public ServiceAreaRequest {
    points = List.copyOf(points);
    includeStatus = List.copyOf(includeStatus);
    minutes = minutes.stream().distinct().sorted().toList();
    closedRoads = List.copyOf(closedRoads);
    zones = zones.stream().distinct().toList();
  }

  boolean isSplit() {
    return Boolean.TRUE.equals(split);
  }

  /** The same question about what is reached: that does not depend on zones and polygons. */
  ServiceAreaRequest everywhere() {
    return new ServiceAreaRequest(
        facilities,
        points,
        filter,
        includeStatus,
        minutes,
        mode,
        direction,
        split,
        turnoutS,
        closedRoads,
        List.of(),
        false,
        null);
  }
}
