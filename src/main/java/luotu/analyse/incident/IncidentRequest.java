package luotu.analyse.incident;

import java.util.List;
import luotu.analyse.ClosedRoad;
import luotu.analyse.Input;
import luotu.geo.LonLat;
import org.locationtech.jts.geom.Geometry;

/** Inputs of {@link Incident}; empty lists and nulls stand for the defaults. */
public record IncidentRequest(
    @Input(
            zh = "事发地点 [经度, 纬度]，WGS 84；只写 geometry 时取其内点",
            en =
                "where it happened, [longitude, latitude], WGS 84; with geometry alone, an interior"
                    + " point of that")
        LonLat point,
    @Input(
            zh = "受影响的范围：GeoJSON 面；不写就是以地点为圆心的圆",
            en = "the area concerned, a GeoJSON polygon; by default a circle around the place")
        Geometry geometry,
    @Input(
            zh = "事件类型：/catalogue 中 incidents 所列之一",
            en = "kind of event, one of the incidents that /catalogue lists",
            required = true)
        String kind,
    @Input(
            zh = "圆的半径，米；默认按事件类型",
            en = "radius of the circle in metres; by default what the kind of event says",
            minimum = 0,
            aboveMinimum = true,
            maximum = 1_000_000)
        Double radiusM,
    @Input(
            zh = "只为这次分析封闭的道路：编号，或 GeoJSON 几何（面内封闭，线与道路相交处断开）",
            en =
                "roads shut for this question: ids, or GeoJSON geometries (what lies in an area is"
                    + " shut, a line cuts what it crosses)",
            maximumSize = 1000)
        List<ClosedRoad> closedRoads,
    @Input(
            zh = "每类资源取几个；默认按事件类型，一般为 3",
            en =
                "how many resources of each kind; by default what the kind of event says, mostly 3",
            minimum = 1,
            maximum = 100)
        Integer k,
    @Input(
            zh = "安置谁：people 范围内所有人（默认），threatened 只有隐患点威胁的人",
            en =
                "whom to find places for: people, everybody in the area (the default), or threatened,"
                    + " only those whom hazards threaten",
            choices = {"people", "threatened"})
        String placeWhom) {}
