package luotu.analyse.nearest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import luotu.analyse.Output;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link Nearest}. */
public record NearestResult(
    @Output(zh = "由近到远", en = "nearest first") List<Found> results,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(zh = "其中没有写明是否可用的个数", en = "how many of them do not say whether they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public NearestResult {
    results = List.copyOf(results);
  }

  /** One resource. */
  public record Found(
      String layer,
      long id,
      String name,
      @Output(zh = "到其形状的测地距离，米，精确到厘米", en = "geodesic metres to its shape, to 0.01 m")
          double distanceM,
      @Output(zh = "秒；直线没有时间", en = "seconds; null in a straight line") Double timeS,
      @Output(zh = "路线；直线没有", en = "null in a straight line") Geometry route,
      @Output(zh = "GeoJSON 要素，不含个人信息", en = "GeoJSON feature without personal fields")
          ObjectNode feature) {}
}
