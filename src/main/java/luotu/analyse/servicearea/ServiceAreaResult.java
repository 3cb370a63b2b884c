package luotu.analyse.servicearea;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luotu.analyse.Output;
import luotu.model.Label;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link ServiceArea}. */
public record ServiceAreaResult(
    @Output(
            zh = "每个分钟数一项；划分时每处资源、每个分钟数一项，按资源再按分钟排列",
            en = "one per minutes; when split one per facility and minutes, in this order")
        List<Area> areas,
    @Output(zh = "按代码排列", en = "ordered by code") List<ZonePeople> zones,
    @Output(zh = "各区域合计人数，重叠处只算一次", en = "people of all zones, overlaps once") Double people,
    @Output(zh = "各区域合计，每个分钟数一项", en = "of all zones, one per minutes") List<Within> within,
    @Output(zh = "使用者必须知道的情况", en = "what a user must know") List<Label> notes,
    @Output(zh = "多边形的细节，米；没有多边形时为空", en = "detail of the polygons in metres; null without them")
        Double resolutionM,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(
            zh = "离有人处最近的资源中，没有写明是否可用的个数",
            en =
                "how many of the facilities that are nearest to somebody do not say whether they"
                    + " are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public ServiceAreaResult {
    areas = List.copyOf(areas);
    zones = List.copyOf(zones);
    within = List.copyOf(within);
    notes = List.copyOf(notes);
  }

  /**
   * The same answer with its polygons.
   *
   * @param polygons one for each area, in their order
   */
  ServiceAreaResult with(List<Geometry> polygons, double resolutionMetres, List<Label> moreNotes) {
    return new ServiceAreaResult(
        IntStream.range(0, areas.size()).mapToObj(i -> areas.get(i).with(polygons.get(i))).toList(),
        zones,
        people,
        within,
        Stream.concat(notes.stream(), moreNotes.stream()).toList(),
        resolutionMetres,
        change,
        unverified,
        simulated);
  }

  /** What is reached within some minutes: of all facilities, or what is nearest to one of them. */
  public record Area(
      double minutes,
      @Output(
              zh = "资源的 id；给的是 points 时为其序号，从 0 起；不划分时为空",
              en = "id of the facility, or position among the points, from 0; null when not split")
          Long facility,
      @Output(
              zh = "所问区域中的人数；有的区域只有人口数而没有格点时为空",
              en = "people of the zones asked about; null when one has a population but no cells")
          Double people,
      @Output(
              zh = "include_geometry 时的范围：在其中的人由最近的可用道路能按时到达；划分时互不重叠",
              en =
                  "with include_geometry the ground from where one is there in time by the nearest"
                      + " road; when split they do not overlap")
          Geometry geometry) {
    Area with(Geometry polygon) {
      return new Area(minutes, facility, people, polygon);
    }
  }

  /** The people of one zone. */
  public record ZonePeople(
      @Output(zh = "区域代码", en = "code of the zone") String zone,
      String name,
      Double people,
      @Output(zh = "每个分钟数一项", en = "one per minutes") List<Within> within) {
    public ZonePeople {
      within = List.copyOf(within);
    }
  }

  /** The people within some minutes. */
  public record Within(
      double minutes,
      @Output(zh = "人数；只有人口数而没有格点时为空", en = "people; null when there is a population but no cells")
          Double people,
      @Output(zh = "0 到 1，精确到 1e-6；无人时为空", en = "0 to 1, to 1e-6; null when nobody lives there")
          Double share) {}
}
