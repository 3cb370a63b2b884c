package luotu.analyse.nearest;

import java.util.Optional;
import java.util.OptionalDouble;
import luotu.analyse.travel.JoinedFacilities;
import luotu.geo.LonLat;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.roads.RoadNetwork;

/** What one must know of an answer by road, in both languages. */
public final class Notes {
  private Notes() {}

  /** Why a place cannot join the roads. */
  public static Label offTheRoads(
      TravelMode mode, RoadNetwork network, LonLat point, boolean someAreShut) {
    OptionalDouble metres = network.metresToRoad(mode, point.longitude(), point.latitude());
    if (metres.isEmpty()) {
      return network.graph().edgeCount() == 0 && !someAreShut
          ? new Label("还没有道路数据，请先导入道路", "No roads are stored; import them first")
          : new Label("没有可供通行的道路", "There is no road that can be used");
    }
    Label distance = Wording.distance(metres.getAsDouble());
    double most = network.speeds().accessMetres();
    Label limit = Wording.distance(most);
    return metres.getAsDouble() > most
        ? new Label(
            "离最近的可通行道路 %s，超过 %s，没有算路线".formatted(distance.zh(), limit.zh()),
            "The nearest road that can be used is %s away, more than %s: no routes"
                .formatted(distance.en(), limit.en()))
        : new Label(
            "离最近的可通行道路 %s，但被河流、铁路、陡崖等隔开，或道路两侧不能进入，没有算路线".formatted(distance.zh()),
            "The nearest road that can be used is %s away, but behind a river, railway, cliff or the like, or not to be entered there: no routes"
                .formatted(distance.en()));
  }

  /** Why fewer were found of a layer than asked for; empty when there are no more. */
  public static Optional<Label> missing(
      Layer layer, JoinedFacilities joined, long found, int count) {
    int size = joined.list().size();
    if (found >= Math.min(count, size)) {
      return Optional.empty();
    }
    int off = size - joined.places().joinedCount();
    Label reason =
        off == size
            ? new Label("附近都没有能走到的道路", "none has a road within reach")
            : off == 0
                ? new Label("其余没有一天之内可达的道路", "no road leads to the others within a day")
                : new Label(
                    "其余没有一天之内可达的道路，或附近没有能走到的道路（%,d 个）".formatted(off),
                    "no road leads to the others within a day, or they have none within reach (%,d of them)"
                        .formatted(off));
    return Optional.of(
        new Label(
            "%s：%,d 个中找到 %,d 个，%s".formatted(layer.label().zh(), size, found, reason.zh()),
            "%s: %,d of %,d found, %s".formatted(layer.label().en(), found, size, reason.en())));
  }
}
