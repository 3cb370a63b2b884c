package luotu.analyse.standards;

import java.util.List;
import luotu.analyse.Output;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link UncoveredArea}. */
public record UncoveredResult(
    String zone,
    String standard,
    String kind,
    @Output(
            zh = "每个达标时间一项；按设施自身半径的只有一项",
            en = "one per time of the marks; one where facilities reach out themselves")
        List<Within> areas,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public UncoveredResult {
    areas = List.copyOf(areas);
  }

  /** The ground of the zone, parted by what is reached. */
  public record Within(
      @Output(zh = "分钟数；按设施自身半径时为空", en = "minutes; null where facilities reach out themselves")
          Double minutes,
      @Output(
              zh = "画到多少米的细节；按设施自身半径时为空",
              en = "detail in metres; null where facilities reach out themselves")
          Double detailM,
      @Output(zh = "区域内够得着的部分", en = "what of the zone is within reach") Geometry coveredGeometry,
      @Output(zh = "区域内够不着的部分", en = "what of the zone is not") Geometry uncoveredGeometry) {}
}
