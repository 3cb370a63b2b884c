package luotu.analyse.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import luotu.analyse.FacilityInputs;
import luotu.geo.Elevation;
import luotu.geo.ReachBoxes;
import luotu.model.Change;
import luotu.model.Feature;
import luotu.model.GoesOut;
import luotu.model.Layer;
import luotu.model.Usable;
import luotu.model.Zone;
import luotu.model.ZoneEntry;
import luotu.model.filter.Filter;
import luotu.model.filter.FilterMatch;
import luotu.model.filter.FilterMatch.Truth;
import luotu.store.Facilities;
import luotu.store.FacilityList;
import luotu.store.FacilityPlaces;
import luotu.store.FeatureQuery;
import luotu.store.IncidentReader;
import luotu.store.MoveReader;
import luotu.store.NameReader;
import luotu.store.Page;
import luotu.store.PopulatedCells;
import luotu.store.RecordedDecision;
import luotu.store.ReportReader;
import luotu.store.RoadReader;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The stored state as it would be with what is supposed. It answers what analyses ask; what only
 * the map and the forms ask for it refuses, rather than to answer as stored. Closing is left to who
 * opened the stored one.
 */
final class SupposedSnapshot implements Snapshot {
  private final Snapshot stored;
  private final Suppositions suppositions;
  private final FacilityInputs inputs;

  /** Of shapes that were asked about, by identity. */
  private final Map<Geometry, Optional<String>> zones = new IdentityHashMap<>();

  /**
   * @param stored has to be open while this one is read
   */
  SupposedSnapshot(Snapshot stored, Suppositions suppositions, FacilityInputs inputs) {
    this.stored = stored;
    this.suppositions = suppositions;
    this.inputs = inputs;
  }

  @Override
  public Snapshot stored() {
    return stored;
  }

  @Override
  public boolean supposes(Layer layer) {
    return suppositions.concern(layer);
  }

  /** The stored features of a layer that are as they are stored. */
  private Filter untouched(Layer layer, Filter filter) {
    List<Object> ids =
        suppositions.storedIds(layer).stream().<Object>map(Long::doubleValue).toList();
    return ids.isEmpty()
        ? filter
        : new Filter.And(List.of(filter, new Filter.Not(new Filter.In("id", ids))));
  }

  private Facilities untouched(Facilities facilities) {
    return new Facilities(
        facilities.layer(),
        untouched(facilities.layer(), facilities.filter()),
        facilities.includeStatus());
  }

  /** Of a layer, what is supposed to be there and matches, ordered by id. */
  private List<Feature> matching(Layer layer, Filter filter) {
    return suppositions.present(layer).stream()
        .filter(feature -> matches(feature, filter))
        .toList();
  }

  private boolean matches(Feature feature, Filter filter) {
    return filter.equals(Filter.ALL) || FilterMatch.match(filter, located(feature)) == Truth.TRUE;
  }

  /** With the zone that the database would find. */
  private Feature located(Feature feature) {
    return feature.geometry() == null
        ? feature
        : feature.withZone(zones.computeIfAbsent(feature.geometry(), this::zoneAt).orElse(null));
  }

  /** Whether a feature, stored or not, would count among facilities. */
  boolean counts(Facilities facilities, Feature feature) {
    return feature.geometry() != null
        && isUsable(facilities, feature)
        && matches(feature, facilities.filter());
  }

  private static boolean isUsable(Facilities facilities, Feature feature) {
    return facilities
        .layer()
        .usable()
        .filter(usable -> feature.fields().containsKey(usable.field()))
        .map(usable -> isUsable(usable, facilities.includeStatus(), feature))
        .orElse(true);
  }

  private static boolean isUsable(Usable usable, List<String> included, Feature feature) {
    String value = String.valueOf(feature.fields().get(usable.field()));
    return !usable.excluded().contains(value) || included.contains(value);
  }

  private Optional<String> zoneAt(Geometry shape) {
    Point place = shape instanceof Point point ? point : shape.getInteriorPoint();
    List<String> codes = new ArrayList<>();
    stored.forEach(
        inputs.layer("zone"),
        place.getEnvelopeInternal(),
        new Filter.Compare("kind", Filter.Operator.EQUAL, "town"),
        zone -> {
          if (zone.geometry().covers(place)) {
            codes.add((String) zone.fields().get("code"));
          }
        });
    return codes.stream().min(Comparator.naturalOrder());
  }

  @Override
  public Optional<Feature> find(Layer layer, long id) {
    return suppositions
        .find(layer, id)
        .map(Supposed::instead)
        .orElseGet(() -> stored.find(layer, id));
  }

  @Override
  public void forEach(Layer layer, Envelope box, Filter filter, Consumer<Feature> consumer) {
    if (!supposes(layer)) {
      stored.forEach(layer, box, filter, consumer);
      return;
    }
    List<Feature> found =
        new ArrayList<>(
            matching(layer, filter).stream()
                .filter(each -> box == null || box.intersects(extent(each.geometry())))
                .toList());
    stored.forEach(layer, box, untouched(layer, filter), found::add);
    found.sort(Comparator.comparingLong(Feature::id));
    found.forEach(consumer);
  }

  private static Envelope extent(Geometry shape) {
    return shape == null ? new Envelope() : shape.getEnvelopeInternal();
  }

  @Override
  public FacilityList facilityList(Facilities facilities) {
    Layer layer = facilities.layer();
    if (!supposes(layer)) {
      return stored.facilityList(facilities);
    }
    FacilityList untouched = stored.facilityList(untouched(facilities));
    List<Facility> all = new ArrayList<>();
    for (int i = 0; i < untouched.size(); i++) {
      all.add(
          new Facility(
              untouched.ids()[i],
              untouched.shapes().get(i),
              untouched.unverified().get(i),
              untouched.turnoutSeconds()[i]));
    }
    suppositions.present(layer).stream()
        .filter(feature -> counts(facilities, feature))
        .map(feature -> Facility.of(facilities, feature))
        .forEach(all::add);
    all.sort(Comparator.comparingLong(Facility::id));
    BitSet unverified = new BitSet();
    IntStream.range(0, all.size()).filter(i -> all.get(i).isUnverified()).forEach(unverified::set);
    return new FacilityList(
        all.stream().mapToLong(Facility::id).toArray(),
        all.stream().map(Facility::shape).toList(),
        unverified,
        all.stream().mapToDouble(Facility::turnoutSeconds).toArray());
  }

  private record Facility(long id, Geometry shape, boolean isUnverified, double turnoutSeconds) {
    static Facility of(Facilities facilities, Feature feature) {
      Object turnout =
          facilities
              .layer()
              .goesOut()
              .map(GoesOut::turnoutField)
              .map(feature.fields()::get)
              .orElse(Double.NaN);
      return new Facility(
          feature.id(),
          feature.geometry(),
          facilities.isUnverified(feature),
          ((Number) turnout).doubleValue());
    }
  }

  @Override
  public FacilityPlaces places(Facilities facilities, Envelope box, double metres) {
    if (!supposes(facilities.layer())) {
      return stored.places(facilities, box, metres);
    }
    List<Envelope> near = ReachBoxes.around(box, metres);
    FacilityList list = facilityList(facilities);
    List<Double> points = new ArrayList<>();
    BitSet unverifiedPoints = new BitSet();
    List<FacilityPlaces.Shape> shapes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Geometry shape = list.shapes().get(i);
      boolean isUnverified = list.unverified().get(i);
      if (near.stream().noneMatch(shape.getEnvelopeInternal()::intersects)) {
        continue;
      }
      if (shape instanceof Point point) {
        unverifiedPoints.set(points.size() / 2, isUnverified);
        points.addAll(List.of(point.getX(), point.getY()));
      } else {
        shapes.add(new FacilityPlaces.Shape(shape, isUnverified));
      }
    }
    return new FacilityPlaces(
        points.stream().mapToDouble(Double::doubleValue).toArray(), unverifiedPoints, shapes);
  }

  @Override
  public RoadReader roads() {
    return new SupposedRoads(
        this,
        suppositions,
        inputs.layer("road"),
        List.of(inputs.layer("barrier"), inputs.layer("waterway")));
  }

  // Zones and people are never supposed.

  @Override
  public PopulatedCells populatedCells(Layer layer, Envelope box, Filter filter) {
    return stored.populatedCells(layer, box, filter);
  }

  @Override
  public List<Zone> zones(List<String> codes) {
    return stored.zones(codes);
  }

  @Override
  public List<ZoneEntry> zoneEntries(List<String> codes) {
    return stored.zoneEntries(codes);
  }

  @Override
  public List<Zone> zonesOfKind(String kind) {
    return stored.zonesOfKind(kind);
  }

  @Override
  public long lastTerrainChange() {
    return stored.lastTerrainChange();
  }

  @Override
  public Elevation elevation(double stepDegrees) {
    return stored.elevation(stepDegrees);
  }

  @Override
  public long change() {
    return stored.change();
  }

  @Override
  public boolean simulated() {
    return stored.simulated();
  }

  @Override
  public long lastChange(Collection<Layer> layers) {
    return stored.lastChange(layers);
  }

  @Override
  public void close() {
    // Whoever opened the stored one closes it.
  }

  @Override
  public List<Feature> findAll(List<Layer> layers, List<Long> ids) {
    throw notOfSuppositions();
  }

  @Override
  public List<Feature> nearest(Facilities facilities, double longitude, double latitude, int k) {
    throw notOfSuppositions();
  }

  @Override
  public Page list(FeatureQuery query) {
    throw notOfSuppositions();
  }

  @Override
  public long count(Layer layer, Envelope box, Filter filter) {
    throw notOfSuppositions();
  }

  @Override
  public IncidentReader incidents() {
    throw notOfSuppositions();
  }

  @Override
  public List<RecordedDecision> markDecisions() {
    return stored.markDecisions();
  }

  @Override
  public ReportReader reports() {
    return stored.reports();
  }

  @Override
  public NameReader names() {
    throw notOfSuppositions();
  }

  @Override
  public boolean isEmpty() {
    throw notOfSuppositions();
  }

  @Override
  public Map<String, Long> counts() {
    throw notOfSuppositions();
  }

  @Override
  public Optional<double[]> extent() {
    throw notOfSuppositions();
  }

  @Override
  public List<Change> changes(long since, int limit) {
    throw notOfSuppositions();
  }

  @Override
  public List<Change> latestChanges(int limit) {
    throw notOfSuppositions();
  }

  @Override
  public double largest(Layer layer, String field) {
    throw notOfSuppositions();
  }

  @Override
  public MoveReader moves() {
    throw notOfSuppositions();
  }

  @Override
  public byte[] tile(Layer layer, int z, int x, int y, List<String> hidden) {
    throw notOfSuppositions();
  }

  private static UnsupportedOperationException notOfSuppositions() {
    return new UnsupportedOperationException("asked of stored states only");
  }
}
