package luotu.analyse.incident;

import java.util.List;
import luotu.analyse.Output;
import luotu.analyse.nearest.NearestResult.Found;
import luotu.analyse.nearest.Step;
import luotu.geo.LonLat;
import luotu.model.Label;
import org.locationtech.jts.geom.Geometry;

/** Answer of {@link Incident}. It shows personal fields: it is for people on duty. */
public record IncidentResult(
    @Output(zh = "事发地点", en = "where it happened") Place place,
    @Output(zh = "事件类型", en = "kind of event") String kind,
    @Output(zh = "所看的半径，米；画了范围时为空", en = "radius looked at in metres; null for a drawn shape")
        Double radiusM,
    @Output(
            zh = "所在镇街（没有镇街时为所在的最低一级）；在所有区域之外为空，见 notes",
            en =
                "town or street that holds it, or the lowest kind there is; null outside all, see notes")
        ZoneOfPlace zone,
    @Output(zh = "所在村社区；没有时为空", en = "village or community that holds it, or null")
        ZoneOfPlace community,
    @Output(zh = "上级区域和所属功能区，由近到远", en = "zones above and functional zones, the nearest first")
        List<ZoneOfPlace> parents,
    @Output(
            zh = "要联系的人，先联系的在前：事发处隐患点的责任人、镇街和村社区、上级区域、周围相关隐患点的责任人、避难场所联系人",
            en =
                "whom to call, first things first: those in charge of the hazard at the place, its"
                    + " street and community, the zones above, those in charge of hazards around that"
                    + " matter, the contacts of shelters")
        List<Call> call,
    @Output(
            zh = "范围内未销号的隐患点，由近到远，最多 100 处",
            en = "hazards in the area that are not closed, nearest first, at most 100")
        List<Hazard> hazards,
    @Output(zh = "范围内全部未销号隐患点，按类型和等级", en = "all of them by kind and level")
        List<HazardCount> hazardCounts,
    @Output(zh = "范围内的人口，精确到 0.01；没有人口数据时为空", en = "people in the area to 0.01; null without data")
        Double people,
    @Output(
            zh = "各类可用资源，按事件类型所列的顺序",
            en = "usable resources of each kind, in the order of the kind of event")
        List<Resource> resources,
    @Output(zh = "避难场所和余位", en = "shelters and the places left") Shelters shelters,
    @Output(zh = "使用者必须知道的说明", en = "what one must know of this answer") List<Label> notes,
    @Output(zh = "数据的变更号", en = "change-set number of the data") long change,
    @Output(
            zh = "所列资源和避难场所中没有写明是否可用的个数",
            en = "how many of the resources and shelters listed do not say whether they are usable")
        long unverified,
    @Output(zh = "数据是否为模拟", en = "whether the data is simulated") boolean simulated) {
  public IncidentResult {
    parents = List.copyOf(parents);
    call = List.copyOf(call);
    hazards = List.copyOf(hazards);
    hazardCounts = List.copyOf(hazardCounts);
    resources = List.copyOf(resources);
    notes = List.copyOf(notes);
  }

  /** Where it happened. */
  public record Place(
      LonLat point,
      @Output(zh = "由区域和附近道路拼成", en = "made of the zones and the road nearby") Label address,
      @Output(zh = "300 米内最近的有名道路；没有时为空", en = "nearest road with a name within 300 m, or null")
          NearestRoad nearestRoad,
      @Output(zh = "高程，米；没有地形数据时为空", en = "height in metres; null without terrain")
          Double elevationM) {}

  /** A road with a name. */
  public record NearestRoad(
      long id, String name, @Output(zh = "米", en = "metres") double distanceM) {}

  /** A zone and who answers for it. */
  public record ZoneOfPlace(
      long id, String code, String name, String kind, String responsibleUnit) {}

  /** Somebody to call, or a unit whose number nobody has stored. */
  public record Call(
      @Output(
              zh = "隐患点责任人的角色，或 contact（区域、避难场所的联系人）",
              en = "role of a person in charge of a hazard, or contact, of a zone or shelter")
          String role,
      String name,
      @Output(zh = "电话；没有登记时为空", en = "null when none is stored") String phone,
      @Output(zh = "核实日期；没有时为空", en = "when somebody vouched for it, or null") String confirmedOn,
      @Output(
              zh = "一年内没有核实过（含没有核实日期）",
              en = "whether nobody has vouched for it within a year, or ever")
          boolean stale,
      @Output(zh = "责任单位；没有登记时为空", en = "unit responsible, or null") String unit,
      From from) {}

  /** Where a number to call stands. */
  public record From(String layer, long id, String name) {}

  /** A hazard. */
  public record Hazard(
      long id,
      String name,
      String kind,
      String level,
      String status,
      @Output(zh = "米，到其形状；0 为事发处", en = "metres to its shape, 0 at the place") double distanceM,
      Long threatenedPeople,
      @Output(zh = "事发处是否在它之上或其影响半径内", en = "whether the place lies on it or within its influence")
          boolean reachesPlace,
      List<Person> people,
      @Output(zh = "对应的避难场所；没有登记或找不到时为空", en = "its shelter, null when none is stored or found")
          ShelterOfHazard shelter,
      @Output(zh = "责任单位", en = "unit responsible") String responsibleUnit,
      @Output(zh = "它的一个点", en = "a point of it") LonLat point) {
    public Hazard {
      people = List.copyOf(people);
    }
  }

  /** A person in charge of a hazard. */
  public record Person(String role, String name, String phone, String confirmedOn, boolean stale) {}

  /** The shelter a hazard names. */
  public record ShelterOfHazard(long id, String name) {}

  /** Hazards of a kind and level. */
  public record HazardCount(
      String kind,
      String level,
      int count,
      @Output(zh = "受威胁人数之和", en = "sum of the people threatened") long threatenedPeople) {}

  /** Resources of one kind. */
  public record Resource(
      @Output(zh = "目录 incidents.yaml 中的资源编号", en = "id of the resource in incidents.yaml")
          String kind,
      String layer,
      @Output(
              zh = "straight、walk、drive、emergency 或 air",
              en = "straight, walk, drive, emergency or air")
          String mode,
      @Output(zh = "用途", en = "what they are needed for") Label why,
      List<Found> results,
      @Output(
              zh = "一处都不能用时，直线最近的不可用或到不了的",
              en =
                  "where none can be used: the nearest in a straight line that are unusable or out of reach")
          List<Found> instead,
      @Output(zh = "少于所要的个数时的原因", en = "why there are fewer than asked for, or null") Label note) {
    public Resource {
      results = List.copyOf(results);
      instead = List.copyOf(instead);
    }
  }

  /** Room for people. */
  public record Shelters(
      @Output(zh = "要安置的人；没有人口数据时为空", en = "people to find places for; null without data")
          Double people,
      @Output(zh = "其中有位置的", en = "of them with a place") Double placed,
      @Output(zh = "其中没有位置的", en = "of them without") Double withoutPlace,
      @Output(zh = "没有位置的原因", en = "why they have none") List<Without> reasons,
      @Output(zh = "步行最多多少分钟", en = "how many minutes people walk at most") int mostMinutes,
      @Output(
              zh = "接收人员的和其次最近的避难场所，按从事发处步行的时间；最多 30 处接收的",
              en =
                  "shelters that take people in and the next ones, by the time on foot from the place; of"
                      + " the former at most 30")
          List<Shelter> list) {
    public Shelters {
      reasons = List.copyOf(reasons);
      list = List.copyOf(list);
    }
  }

  /** People without a place. */
  public record Without(
      @Output(
              zh = "no_road 附近没有路、cut_off 限时内走不到、full 走得到的都满了、unknown 走得到的都没有登记可容纳人数",
              en =
                  "no_road, cut_off (none within the time), full (all within it are), unknown (none within it says how many it takes)")
          String reason,
      double people,
      Label label) {}

  /** A shelter. */
  public record Shelter(
      long id,
      String name,
      @Output(zh = "可容纳人数；没有登记时为空，不安排人", en = "null when not stored; nobody is sent there then")
          Long places,
      @Output(zh = "安排的人", en = "people sent there") double taken,
      @Output(zh = "余位", en = "places left") Double left,
      @Output(
              zh = "从事发处步行的秒数；走不到时为空",
              en = "seconds on foot from the place; null when cut off from it")
          Double timeS,
      @Output(zh = "沿路线的米数", en = "metres along the route") Double distanceM,
      Geometry route,
      List<Step> steps,
      String kind,
      @Output(zh = "状态；没有登记时为空，算可用", en = "null when not stored, which counts as usable")
          String status,
      @Output(
              zh = "suitable 写明适用、not_stated 没有写明、not_asked 这类事件不要求",
              en = "suitable, not_stated, or not_asked where the kind of event asks for nothing")
          String suitability,
      @Output(zh = "是否在事件范围内", en = "whether it lies in the area itself") boolean inArea,
      String contact,
      String phone,
      String confirmedOn,
      boolean stale,
      LonLat point) {}
}
