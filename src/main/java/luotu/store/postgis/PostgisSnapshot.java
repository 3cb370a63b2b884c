package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import luotu.geo.Elevation;
import luotu.geo.ReachBoxes;
import luotu.model.Change;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GoesOut;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Usable;
import luotu.model.Zone;
import luotu.model.ZoneEntry;
import luotu.model.filter.Filter;
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

/** One repeatable-read transaction. */
final class PostgisSnapshot implements Snapshot {
  private record State(long change, boolean simulated) {}

  private final Session session;
  private final State state;

  PostgisSnapshot(Session session) {
    this.session = session;
    this.state =
        session.get(
            "snapshot_state", row -> new State(row.getLong("change"), row.getBoolean("simulated")));
  }

  @Override
  public long change() {
    return state.change();
  }

  @Override
  public boolean simulated() {
    return state.simulated();
  }

  @Override
  public boolean isEmpty() {
    return Admission.isEmpty(session);
  }

  @Override
  public long lastChange(Collection<Layer> layers) {
    String[] ids = layers.stream().map(Layer::id).toArray(String[]::new);
    return session.get("layer_last_change", row -> row.getLong(1), (Object) ids);
  }

  @Override
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    session.each(
        "count features",
        Sql.of(session.statements().get("feature_counts")),
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  @Override
  public Optional<double[]> extent() {
    return session.find(
        "feature_extent",
        row ->
            new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)});
  }

  @Override
  public Page list(FeatureQuery query) {
    Layer layer = query.layer();
    Sql where = FilterSql.box(query.box()).and(FilterSql.where(layer, query.filter()));
    if (query.after() != null) {
      PageToken token = PageToken.read(query.after(), query.sort().size());
      where = where.and(FilterSql.after(layer, query.sort(), token.keys(), token.id()));
    }
    Sql ordered = statement("feature_list", layer, where, FilterSql.order(layer, query.sort()));
    List<Feature> features =
        session.list(
            "list features",
            ordered.append(" LIMIT ?", query.limit() + 1),
            row -> FeatureRows.read(layer, row));
    if (features.size() <= query.limit()) {
      return new Page(features, null);
    }
    List<Feature> page = features.subList(0, query.limit());
    return new Page(page, PageToken.after(query.sort(), page.get(page.size() - 1)).write());
  }

  @Override
  public long count(Layer layer, Envelope box, Filter filter) {
    Sql where = FilterSql.box(box).and(FilterSql.where(layer, filter));
    Sql count = statement("feature_count", layer, where, Sql.of(""));
    return session.list("count features", count, row -> row.getLong(1)).get(0);
  }

  @Override
  public Optional<Feature> find(Layer layer, long id) {
    return session.find("feature_find", row -> FeatureRows.read(layer, row), layer.id(), id);
  }

  @Override
  public List<Feature> findAll(List<Layer> layers, List<Long> ids) {
    Map<String, Layer> byId = new HashMap<>();
    layers.forEach(layer -> byId.put(layer.id(), layer));
    return session.list(
        "feature_find_all",
        row -> FeatureRows.read(byId.get(row.getString("layer")), row),
        layers.stream().map(Layer::id).toArray(String[]::new),
        ids.toArray(Long[]::new));
  }

  @Override
  public void forEach(Layer layer, Envelope box, Filter filter, Consumer<Feature> consumer) {
    Sql where = FilterSql.box(box).and(FilterSql.where(layer, filter));
    each(layer, where, consumer);
  }

  private void each(Layer layer, Sql where, Consumer<Feature> consumer) {
    session.each(
        "read features",
        statement("feature_list", layer, where, Sql.of("id")),
        row -> consumer.accept(FeatureRows.read(layer, row)));
  }

  @Override
  public double largest(Layer layer, String field) {
    double largest =
        session.<Double>get("feature_field_largest", row -> row.getDouble(1), field, layer.id());
    return Math.max(0, largest);
  }

  /** A statement about the features of a layer. */
  private Sql statement(String name, Layer layer, Sql where, Sql order) {
    List<Object> values = new ArrayList<>(List.of(layer.id()));
    values.addAll(where.values());
    values.addAll(order.values());
    return new Sql(session.statements().get(name, where.text(), order.text()), values);
  }

  @Override
  public FacilityPlaces places(Facilities facilities, Envelope box, double metres) {
    Sql near =
        Sql.join(
            ReachBoxes.around(box, metres).stream().map(FilterSql::box).toList(), "OR", "false");
    Sql where = near.and(FilterSql.usable(facilities));
    List<Object> values = new ArrayList<>();
    values.add(facilities.layer().usable().map(Usable::field).orElse(null));
    values.add(facilities.layer().id());
    values.addAll(where.values());
    String text = session.statements().get("facility_places", where.text(), "");
    PlaceRows rows = new PlaceRows();
    session.each("read places", new Sql(text, values), PlaceRows.AT_ONCE, rows::add);
    return rows.places();
  }

  @Override
  public FacilityList facilityList(Facilities facilities) {
    Layer layer = facilities.layer();
    Sql where = FilterSql.usable(facilities);
    List<Object> values = new ArrayList<>();
    values.add(layer.usable().map(Usable::field).orElse(null));
    values.add(layer.goesOut().map(GoesOut::turnoutField).orElse(null));
    values.add(layer.id());
    values.addAll(where.values());
    String text = session.statements().get("facility_list", where.text(), "");
    FacilityRows rows = new FacilityRows();
    session.each("read facilities", new Sql(text, values), PlaceRows.AT_ONCE, rows::add);
    return rows.facilities();
  }

  @Override
  public PopulatedCells populatedCells(Layer layer, Envelope box, Filter filter) {
    Sql where = FilterSql.box(box).and(FilterSql.where(layer, filter));
    CellRows rows = new CellRows();
    Sql cells = statement("population_cells", layer, where, Sql.of(""));
    session.each("read people", cells, CellRows.AT_ONCE, rows::add);
    return rows.cells();
  }

  @Override
  public List<Feature> nearest(Facilities facilities, double longitude, double latitude, int k) {
    Layer layer = facilities.layer();
    Sql where = FilterSql.usable(facilities);
    List<Object> place = List.of(longitude, latitude);
    List<Object> values = new ArrayList<>(List.of(layer.id()));
    values.addAll(where.values());
    values.addAll(place);
    values.add(k);
    values.addAll(place);
    values.add(layer.id());
    values.addAll(where.values());
    values.addAll(place);
    String text = session.statements().get("feature_nearest", where.text(), "");
    return session.list(
        "find the nearest", new Sql(text, values), row -> FeatureRows.read(layer, row));
  }

  @Override
  public List<Zone> zones(List<String> codes) {
    return zones(codes, "zone_by_kind", "zone_by_code", PostgisSnapshot::zone, Zone::code);
  }

  @Override
  public List<ZoneEntry> zoneEntries(List<String> codes) {
    return zones(
        codes,
        "zone_entry_by_kind",
        "zone_entry_by_code",
        PostgisSnapshot::zoneEntry,
        ZoneEntry::code);
  }

  private <T> List<T> zones(
      List<String> codes,
      String byKind,
      String byCode,
      Session.Read<T> read,
      Function<T, String> codeOf) {
    if (codes.isEmpty()) {
      return session
          .find("zone_default_kind", row -> row.getString(1))
          .map(kind -> session.list(byKind, read, kind))
          .orElse(List.of());
    }
    List<T> zones = session.list(byCode, read, (Object) codes.toArray(String[]::new));
    Set<String> known = zones.stream().map(codeOf).collect(Collectors.toSet());
    List<Fault> unknown =
        codes.stream()
            .filter(code -> !known.contains(code))
            .map(code -> Fault.of("zones", code, "已有区域的代码", "the code of a zone that exists"))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusal.invalid("unknown-zone", "没有这个区域", "There is no such zone", unknown);
    }
    return zones;
  }

  @Override
  public List<Zone> zonesOfKind(String kind) {
    return session.list("zone_by_kind", PostgisSnapshot::zone, kind);
  }

  private static Zone zone(ResultSet row) throws SQLException {
    return new Zone(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("parent"),
        row.getString("member_of"),
        row.getObject("population", Long.class),
        FeatureRows.geometry(row.getBytes("geom")));
  }

  private static ZoneEntry zoneEntry(ResultSet row) throws SQLException {
    return new ZoneEntry(
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        row.getObject("population", Long.class));
  }

  @Override
  public List<Change> changes(long since, int limit) {
    return session.list("change_since", PostgisSnapshot::change, since, limit);
  }

  @Override
  public List<Change> latestChanges(int limit) {
    return session.list("change_latest", PostgisSnapshot::change, limit);
  }

  static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong("number"),
        row.getObject("at", OffsetDateTime.class),
        row.getString("author"),
        row.getString("reason"),
        row.getString("origin"),
        row.getObject("undoes", Long.class),
        row.getBoolean("permanent"),
        Arrays.asList((String[]) row.getArray("layers").getArray()));
  }

  @Override
  public byte[] tile(Layer layer, int z, int x, int y, List<String> hidden) {
    String[] shown =
        layer.fields().stream()
            .filter(field -> !field.personal())
            .filter(field -> field.type() == FieldType.CHOICE || field.type() == FieldType.BOOLEAN)
            .map(Field::id)
            .toArray(String[]::new);
    Sql sql =
        Sql.of(
            session.statements().get("tile"),
            z,
            x,
            y,
            layer.symbol().classify(),
            hidden.toArray(String[]::new),
            layer.classes().stream().map(Choice::id).toArray(String[]::new),
            layer.id(),
            layer.id(),
            shown);
    return session.list("draw a tile", sql, row -> row.getBytes(1)).get(0);
  }

  @Override
  public IncidentReader incidents() {
    return new PostgisIncidents(session);
  }

  @Override
  public List<RecordedDecision> markDecisions() {
    return session.list("pass_mark_list", PassMarkRows::read);
  }

  @Override
  public ReportReader reports() {
    return new PostgisReports(session);
  }

  @Override
  public MoveReader moves() {
    return new PostgisMoves(session);
  }

  @Override
  public NameReader names() {
    return new PostgisNames(session);
  }

  @Override
  public RoadReader roads() {
    return new PostgisRoads(session);
  }

  @Override
  public Elevation elevation(double stepDegrees) {
    return PostgisElevation.of(session, stepDegrees);
  }

  @Override
  public long lastTerrainChange() {
    return session.get("terrain_last_change", row -> row.getLong(1));
  }

  @Override
  public void close() {
    try {
      session.connection().close();
    } catch (SQLException error) {
      throw DatabaseFaults.of("close a snapshot", error);
    }
  }
}
