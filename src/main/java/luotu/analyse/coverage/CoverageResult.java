package luotu.analyse.coverage;

import java.util.List;
import luotu.analyse.Output;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link RadiusCoverage}. */
public record CoverageResult(
    @Output(zh = "每个半径一项，按所给顺序", en = "one per radius, in the order given") List<Radius> radii,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(
            zh = "计入的资源中没有写明是否可用的个数（最大半径内）",
            en =
                "how many of the resources counted (within the largest radius) do not say whether"
                    + " they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public CoverageResult {
    radii = List.copyOf(radii);
  }

  /** The coverage by one radius. */
  public record Radius(
      double radiusM,
      @Output(zh = "按代码排列", en = "ordered by code") List<ZoneCoverage> zones,
      @Output(
              zh = "合计，重叠处只算一次：平方米，或人数",
              en = "of all zones, overlaps once: square metres, or people")
          Double total,
      @Output(
              zh = "其中覆盖的；有的区域只有人口数而没有格点时为空",
              en = "of that covered; null when a zone has a population but no cells")
          Double covered,
      @Output(zh = "0 到 1，精确到 1e-6；总量为 0 时为空", en = "0 to 1, to 1e-6; null when the total is 0")
          Double share,
      @Output(
              zh = "各区域内覆盖的范围；要 include_geometry",
              en = "what is covered of the zones; with include_geometry")
          Geometry coveredGeometry,
      @Output(
              zh = "各区域内没有覆盖的范围；要 include_geometry",
              en = "what is not covered of the zones; with include_geometry")
          Geometry uncoveredGeometry) {
    public Radius {
      zones = List.copyOf(zones);
    }
  }

  /** The coverage of one zone by one radius. */
  public record ZoneCoverage(
      @Output(zh = "区域代码", en = "code of the zone") String zone,
      String name,
      @Output(zh = "平方米（area、land），或人数", en = "square metres (area, land), or people") Double total,
      @Output(
              zh = "其中覆盖的；只有人口数而没有格点时为空",
              en = "of that covered; null when there is a population but no cells")
          Double covered,
      @Output(zh = "0 到 1，精确到 1e-6；总量为 0 时为空", en = "0 to 1, to 1e-6; null when the total is 0")
          Double share) {}
}
