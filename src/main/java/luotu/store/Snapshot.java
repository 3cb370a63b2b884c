package luotu.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.geo.Elevation;
import luotu.model.Change;
import luotu.model.Layer;

/** The database at one moment. Close it; not for use by several threads. */
public interface Snapshot extends FeatureReader, ZoneReader, AutoCloseable {
  /**
   * The stored state beneath one in which features are supposed to be otherwise; itself where
   * nothing is. Only what is made of stored states may be kept from one question to the next.
   */
  default Snapshot stored() {
    return this;
  }

  /** Whether features of a layer are supposed here to be otherwise than stored. */
  default boolean supposes(Layer layer) {
    return false;
  }

  /** Number of the last change set seen, 0 before the first. */
  long change();

  /** Whether the data is the simulated city. */
  boolean simulated();

  /** Whether nothing is stored nor ever was, apart from a demo city that was cleared. */
  boolean isEmpty();

  /**
   * Number of the last change set that touched one of the layers or the zones shown with them, 0
   * when none did.
   */
  long lastChange(Collection<Layer> layers);

  default long lastChange(Layer layer) {
    return lastChange(List.of(layer));
  }

  /** Number of stored features of every layer, by id. */
  Map<String, Long> counts();

  /** Extent of all features in degrees [west, south, east, north]; empty when there is none. */
  Optional<double[]> extent();

  /** Change sets above {@code since}, oldest first, at most {@code limit}. */
  List<Change> changes(long since, int limit);

  /** The newest change sets, newest first. */
  List<Change> latestChanges(int limit);

  /**
   * Mapbox vector tile in the WebMercatorQuad scheme; one MVT layer named as the layer; empty array
   * when nothing lies there. Properties: name, zone and the choice and boolean fields, nothing
   * personal. A line or polygon too small for the tile's grid is drawn as a point.
   */
  default byte[] tile(Layer layer, int z, int x, int y) {
    return tile(layer, z, x, y, List.of());
  }

  /**
   * As above, without some classes. Of points that cannot be told apart in the tile the one of the
   * most important class ({@link Layer#classes}) is drawn.
   *
   * @param hidden ids of classes of the layer's symbol to leave out
   */
  byte[] tile(Layer layer, int z, int x, int y, List<String> hidden);

  /** The roads and what stands in a walker's way, as of this snapshot. */
  RoadReader roads();

  /** The heights that are stored, of several the newest; only while this is open. */
  default Elevation elevation() {
    return elevation(0);
  }

  /**
   * As above, averaged over cells of about a size.
   *
   * @param stepDegrees from south to north; 0 for the finest there is
   */
  Elevation elevation(double stepDegrees);

  /** Number of the last change set that touched terrain, 0 before any. */
  long lastTerrainChange();

  /** What one must know where something happens, as of this snapshot. */
  IncidentReader incidents();

  /** All decisions on pass marks of zones that are there, those taken back too, oldest first. */
  List<RecordedDecision> markDecisions();

  /** The reports that were filed, as of this snapshot. */
  ReportReader reports();

  /** What may be otherwise than it was, as of this snapshot. */
  MoveReader moves();

  /** The names of places, as of this snapshot. */
  NameReader names();

  @Override
  void close();
}
