package luotu.analyse.nearest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import luotu.analyse.Output;
import luotu.geo.LonLat;
import luotu.model.Label;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link Nearest}. */
public record NearestResult(
    @Output(
            zh = "用时由短到长，直线时距离由近到远；相同时按图层、编号",
            en = "shortest time first, in a straight line nearest first; then by layer and id")
        List<Found> results,
    @Output(
            zh = "地点接入道路之处；直线、空中、或接不上道路时为空",
            en = "where the place joins the roads; null for straight and air, and when it cannot")
        Access access,
    @Output(zh = "使用者必须知道的说明", en = "what one must know of this answer") List<Label> notes,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(zh = "其中没有写明是否可用的个数", en = "how many of them do not say whether they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public NearestResult {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /** The walk between the asked place and the road it joins. */
  public record Access(
      @Output(zh = "米", en = "metres") double distanceM,
      @Output(zh = "道路上的位置", en = "where on the road") LonLat point) {}

  /** One resource. */
  public record Found(
      String layer,
      long id,
      String name,
      @Output(
              zh = "米，精确到厘米：沿路线，含两端步行；直线和空中为到其形状的测地距离",
              en =
                  "metres to 0.01 m: along the route, the walks at both ends included; for straight"
                      + " and air geodesic, to its shape")
          double distanceM,
      @Output(
              zh = "秒，精确到 0.1 秒，含出动时间；直线没有",
              en = "seconds to 0.1 s, turnout included; null for straight")
          Double timeS,
      @Output(zh = "其中从接警到出发的秒数；直线没有", en = "of them until one leaves; null for straight")
          Double turnoutS,
      @Output(
              zh = "从出发处到到达处的线；直线和空中没有",
              en = "line from where one starts to where one arrives; null for straight and air")
          Geometry route,
      @Output(zh = "各步；直线和空中没有", en = "what to do; null for straight and air") List<Step> steps,
      @Output(zh = "GeoJSON 要素，不含个人信息", en = "GeoJSON feature without personal fields")
          ObjectNode feature) {}
}
