package luotu.analyse.travel;

import java.util.List;
import luotu.analyse.ClosedRoad;
import luotu.analyse.people.CellZones;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.model.TravelMode;
import luotu.roads.Closure;
import luotu.roads.JoinedPlaces;
import luotu.roads.RoadNetwork;
import luotu.store.Facilities;
import luotu.store.PopulatedCells;
import luotu.store.Snapshot;

/**
 * The roads as of a snapshot, and what has joined them. What is asked for the first time is read
 * from the snapshot, which has to be open then; the answers themselves do not need it any more.
 */
public final class TravelScene {
  private final TravelData data;
  private final Snapshot snapshot;

  /** As stored, without closures: what is joined to it is kept. */
  private final RoadNetwork stored;

  private final RoadNetwork network;

  TravelScene(TravelData data, Snapshot snapshot, RoadNetwork stored, RoadNetwork network) {
    this.data = data;
    this.snapshot = snapshot;
    this.stored = stored;
    this.network = network;
  }

  public RoadNetwork network() {
    return network;
  }

  /**
   * This scene while some roads are shut; itself when none is.
   *
   * @throws Refusal {@code unknown-road} naming the ids that are no roads
   */
  public TravelScene closing(List<ClosedRoad> closed) {
    List<Long> roads =
        closed.stream().filter(each -> each.id() != null).map(ClosedRoad::id).toList();
    List<Fault> unknown =
        stored.unknownRoads(network.unknownRoads(roads)).stream()
            .map(id -> Fault.of("closed_roads", id, "已有道路的编号", "the id of a road that exists"))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusal.invalid("unknown-road", "没有这条道路", "There is no such road", unknown);
    }
    Closure closure =
        new Closure(
            roads,
            closed.stream().filter(each -> each.shape() != null).map(ClosedRoad::shape).toList());
    return new TravelScene(data, snapshot, stored, network.closing(closure));
  }

  /** All populated cells. */
  public JoinedPeople people(TravelMode mode) {
    JoinedPeople people = data.people(snapshot, stored, mode);
    return new JoinedPeople(people.cells(), network.rejoin(people.places()));
  }

  /** All populated cells, wherever the roads are shut. */
  public PopulatedCells cells() {
    return data.cells(snapshot);
  }

  /** Where some of the cells join the roads, in the order of their positions in {@code chosen}. */
  public JoinedPlaces people(TravelMode mode, int[] chosen) {
    return network.rejoin(data.people(snapshot, stored, mode).places().select(chosen));
  }

  /** Which zone of a kind each of these cells belongs to. */
  public CellZones zones(String kind) {
    return data.zones(snapshot, kind);
  }

  /** The usable facilities that match, wherever they lie. */
  public JoinedFacilities facilities(Facilities facilities, TravelMode mode) {
    JoinedFacilities joined = data.facilities(snapshot, stored, facilities, mode);
    return new JoinedFacilities(joined.list(), network.rejoin(joined.places()));
  }
}
