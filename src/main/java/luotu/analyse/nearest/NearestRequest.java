package luotu.analyse.nearest;

import java.util.List;
import luotu.analyse.ClosedRoad;
import luotu.analyse.Input;
import luotu.geo.LonLat;

/** Inputs of {@link Nearest}; empty lists and nulls stand for the defaults. */
public record NearestRequest(
    @Input(zh = "地点 [经度, 纬度]，WGS 84", en = "place [longitude, latitude], WGS 84", required = true)
        LonLat point,
    @Input(
            zh = "图层；不写就是所有记有是否可用的资源图层",
            en = "layers; by default all resources that say whether they are usable",
            maximumSize = 100)
        List<String> layers,
    @Input(
            zh = "每个图层取几个，默认 5",
            en = "how many of each layer, 5 by default",
            minimum = 1,
            maximum = 100)
        Integer k,
    @Input(
            zh = "怎么去：straight 直线（默认）、walk 步行、drive 驾车、emergency 应急车辆、air 直升机",
            en =
                "how to get there: straight (the default, a straight line), walk, drive, emergency"
                    + " (emergency vehicles), air (by helicopter)",
            choices = {"straight", "walk", "drive", "emergency", "air"})
        String mode,
    @Input(
            zh =
                "去往资源 (to) 还是从资源出发 (from)；默认 to，但驾车和应急车辆时，消防站、救援队伍、物资储备点、直升机起降点为 from；"
                    + "直线和空中两者相同",
            en =
                "to the resource or from it; by default to it, but for drive and emergency from fire"
                    + " stations, rescue teams, relief stores and helipads; the same for straight and"
                    + " air",
            choices = {"to", "from"})
        String direction,
    @Input(zh = "对资源的 CQL2 条件", en = "CQL2 condition on the resources") String filter,
    @Input(zh = "也算可用的状态，如 planned", en = "statuses that count as usable too, such as planned")
        List<String> includeStatus,
    @Input(
            zh = "从接警到出发的秒数，计入时间；默认：应急车辆从消防站出发时按各站所记，直升机按设置，其余为 0",
            en =
                "seconds from the order to leaving, part of the time; by default what each fire"
                    + " station says for emergency vehicles, the setting for helicopters, 0 otherwise",
            minimum = 0,
            maximum = 3600)
        Double turnoutS,
    @Input(
            zh = "只为这次分析封闭的道路：编号，或 GeoJSON 几何（面内封闭，线与道路相交处断开）",
            en =
                "roads shut for this question: ids, or GeoJSON geometries (what lies in an area is"
                    + " shut, a line cuts what it crosses)",
            maximumSize = 1000)
        List<ClosedRoad> closedRoads) {}
