package luotu.analyse.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import luotu.analyse.Output;
import luotu.model.Label;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link BeforeAfter}. */
public record BeforeAfterResult(
    @Output(zh = "现状：那个分析的完整答案", en = "as stored: the whole answer of the process") Record before,
    @Output(zh = "假设成真后的完整答案", en = "the whole answer if the changes were made") Record after,
    @Output(
            zh = "每个半径或分钟数一项：各区域合计，重叠处只算一次；zone 为空",
            en = "one per radius or minutes: of all zones, overlaps once; zone is null")
        List<Difference> totals,
    @Output(zh = "每个半径或分钟数、每个区域一项，按此顺序", en = "one per radius or minutes and zone, in this order")
        List<Difference> zones,
    @Output(
            zh = "每个半径或分钟数一项；要 inputs.include_geometry，否则为空",
            en = "one per radius or minutes; empty unless inputs.include_geometry")
        List<Area> areas,
    @Output(
            zh = "落实时要写入的全部内容，包括新路接上的道路被断开后的形状",
            en =
                "all that has to be written to put the changes into effect, with the new shapes of"
                    + " roads that drawn ones join")
        List<Edit> edits,
    @Output(zh = "使用者必须知道的情况", en = "what a user must know") List<Label> notes,
    @Output(zh = "数据的变更号；两个答案出自同一状态", en = "change-set number of the data; one state for both")
        long change,
    @Output(zh = "改动后计入的资源中，没有写明是否可用的个数", en = "unverified facilities of the answer after")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public BeforeAfterResult {
    totals = List.copyOf(totals);
    zones = List.copyOf(zones);
    areas = List.copyOf(areas);
    edits = List.copyOf(edits);
    notes = List.copyOf(notes);
  }

  /** What is covered or reached before and after the changes. */
  public record Difference(
      @Output(zh = "半径，米；问的是分钟时为空", en = "metres; null when minutes were asked about")
          Double radiusM,
      @Output(zh = "分钟；问的是半径时为空", en = "null when radii were asked about") Double minutes,
      @Output(zh = "区域代码；合计时为空", en = "code of the zone; null for all") String zone,
      String name,
      @Output(zh = "总量，现状：平方米，或人数", en = "the whole, as stored: square metres, or people")
          Double totalBefore,
      @Output(zh = "总量，改动后", en = "the whole, after the changes") Double totalAfter,
      @Output(
              zh = "覆盖或能到达的，现状；只有人口数而没有格点时为空",
              en =
                  "what is covered or reached, as stored; null when there is a population but no"
                      + " cells")
          Double before,
      @Output(zh = "同上，改动后", en = "the same after the changes") Double after,
      @Output(zh = "改动后减现状", en = "after less before") Double difference,
      @Output(zh = "0 到 1，现状", en = "0 to 1, as stored") Double shareBefore,
      @Output(zh = "0 到 1，改动后", en = "0 to 1, after the changes") Double shareAfter) {}

  /**
   * Where the two answers differ on the map; what is nowhere as wide as 2 m, 0.3 % of the radius,
   * or the detail of the polygons is left out.
   */
  public record Area(
      Double radiusM,
      Double minutes,
      @Output(zh = "改动后才覆盖或到达的范围", en = "covered or reached only after the changes")
          Geometry gainedGeometry,
      @Output(zh = "改动后不再覆盖或到达的范围", en = "no longer covered or reached after them")
          Geometry lostGeometry,
      @Output(zh = "前后都覆盖或到达的范围", en = "covered or reached both before and after")
          Geometry keptGeometry) {}

  /** What is to be written of one feature, as the items of its layer take it. */
  public record Edit(
      @Output(zh = "属于第几项改动，从 0 起", en = "to which of the changes it belongs, from 0") int change,
      String layer,
      @Output(zh = "新要素为空", en = "null for a new feature") Long id,
      @Output(zh = "答案里代表它的编号", en = "the id by which the answer means it") long supposedId,
      @Output(zh = "要素的名称，没有时为空", en = "of the feature; null when it has none") String name,
      @Output(zh = "If-Match 用的版本；新要素为空", en = "version for If-Match; null for a new feature")
          String version,
      @Output(
              zh = "新要素用 POST，已有要素用 PATCH；为空则 DELETE",
              en = "to be sent with POST when new, with PATCH when stored; null for DELETE")
          JsonNode feature) {}
}
