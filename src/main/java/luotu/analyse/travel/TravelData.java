package luotu.analyse.travel;

import java.util.List;
import java.util.Optional;
import luotu.analyse.FacilityInputs;
import luotu.analyse.people.CellZones;
import luotu.model.GeometryKind;
import luotu.model.Layer;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.roads.Direction;
import luotu.roads.GraphFigures;
import luotu.roads.GraphHolder;
import luotu.roads.JoinedPlaces;
import luotu.roads.Places;
import luotu.roads.RoadNetwork;
import luotu.store.Facilities;
import luotu.store.FacilityList;
import luotu.store.PopulatedCells;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;

/**
 * The roads with people and facilities joined to them, kept from one question to the next: a
 * question about data that did not change reads nothing of them. Safe for many threads.
 */
public final class TravelData {
  /** One for each layer and filter that is in use; a list of some thousand is small. */
  private static final int MOST_LISTS = 100;

  /** Of zones; there are five. */
  private static final int MOST_KINDS = 5;

  private static final Envelope EVERYWHERE = new Envelope(-180, 180, -90, 90);

  private final GraphHolder graphs;
  private final FacilityInputs inputs;
  private final KeptByChange<Layer, Joins<PopulatedCells>> people = new KeptByChange<>(1);
  private final KeptByChange<Facilities, Joins<FacilityList>> facilities =
      new KeptByChange<>(MOST_LISTS);
  private final KeptByChange<String, CellZones> zones = new KeptByChange<>(MOST_KINDS);
  private Current current = new Current(-1, null);

  /**
   * @param change the newest that the network was seen at
   */
  private record Current(long change, RoadNetwork network) {}

  public TravelData(GraphHolder graphs, FacilityInputs inputs) {
    this.graphs = graphs;
    this.inputs = inputs;
  }

  /** The speeds that all times come from. */
  public TravelSpeeds speeds() {
    return inputs.catalogue().speeds();
  }

  /** What the roads in memory take; empty before they were asked for. */
  public Optional<GraphFigures> roads() {
    return graphs.figures();
  }

  /** The first one reads the roads, which takes seconds. */
  public TravelScene at(Snapshot snapshot) {
    RoadNetwork stored = network(snapshot.stored());
    return new TravelScene(this, snapshot, stored, graphs.supposed(stored, snapshot));
  }

  private synchronized RoadNetwork network(Snapshot snapshot) {
    if (current.change() == snapshot.change()) {
      return current.network();
    }
    RoadNetwork network = graphs.network(snapshot);
    if (current.change() < snapshot.change()) {
      if (current.network() != network) {
        // All of them, or one that nobody asks about would keep former roads in memory.
        people.forEach(joins -> joins.move(network));
        facilities.forEach(joins -> joins.move(network));
      }
      current = new Current(snapshot.change(), network);
    }
    return network;
  }

  private synchronized boolean isCurrent(RoadNetwork network) {
    return current.network() == network;
  }

  JoinedPeople people(Snapshot snapshot, RoadNetwork network, TravelMode mode) {
    Joins<PopulatedCells> joins = people(snapshot.stored());
    return new JoinedPeople(joins.source(), joins.on(network, mode, isCurrent(network)));
  }

  private Joins<PopulatedCells> people(Snapshot snapshot) {
    return people.get(inputs.layer("population"), snapshot, snapshot::lastChange, this::read);
  }

  /** All populated cells; this reads no roads. */
  public PopulatedCells cells(Snapshot snapshot) {
    return people(snapshot.stored()).source();
  }

  /** Which zone of a kind each of these cells belongs to. */
  public CellZones zones(Snapshot snapshot, String kind) {
    Snapshot stored = snapshot.stored();
    return zones.get(
        kind,
        stored,
        each -> stored.lastChange(List.of(inputs.layer("population"), inputs.layer("zone"))),
        (each, as) ->
            CellZones.of(
                people(as).source(),
                each,
                CellZones.needShapes(each) ? as.zonesOfKind(each) : List.of()));
  }

  private Joins<PopulatedCells> read(Layer population, Snapshot snapshot) {
    PopulatedCells cells =
        snapshot.populatedCells(population, EVERYWHERE, inputs.filter(population, null));
    double[] longitudes = new double[cells.size()];
    double[] latitudes = new double[cells.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      longitudes[cell] = cells.places()[2 * cell];
      latitudes[cell] = cells.places()[2 * cell + 1];
    }
    return new Joins<>(cells, Places.ofPoints(longitudes, latitudes));
  }

  JoinedFacilities facilities(
      Snapshot snapshot, RoadNetwork network, Facilities asked, TravelMode mode) {
    Joins<FacilityList> joins =
        facilities.get(
            asked,
            snapshot.supposes(asked.layer()) ? snapshot : snapshot.stored(),
            each -> snapshot.lastChange(each.layer()),
            TravelData::read);
    JoinedPlaces places = joins.on(network, mode, isCurrent(network));
    return new JoinedFacilities(joins.source(), places);
  }

  private static Joins<FacilityList> read(Facilities asked, Snapshot snapshot) {
    FacilityList list = snapshot.facilityList(asked);
    return new Joins<>(list, Places.ofShapes(list.shapes()));
  }

  /** Makes what a first question would have to wait for: all that is usable, in every mode. */
  public void warm(Snapshot snapshot) {
    TravelScene scene = at(snapshot);
    List<String> layers =
        inputs.catalogue().layers().stream()
            .filter(layer -> layer.usable().isPresent() && !layer.id().equals("road"))
            .filter(layer -> layer.geometry() != GeometryKind.NONE)
            .map(Layer::id)
            .toList();
    for (TravelMode mode : TravelMode.values()) {
      scene.people(mode);
      inputs.facilities(layers, null, List.of()).forEach(each -> scene.facilities(each, mode));
      for (Direction direction : Direction.values()) {
        scene.network().search(mode, direction);
      }
    }
  }
}
