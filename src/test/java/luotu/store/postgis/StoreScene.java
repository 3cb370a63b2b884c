package luotu.store.postgis;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import luotu.store.ChangeNote;
import luotu.store.FeatureQuery;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A fresh database with the shipped layers, ponds to keep in it, and a plain connection to it. */
abstract class StoreScene {
  static final ChangeNote NOTE = new ChangeNote("tester", "why not", "http");
  final Layer ponds = CATALOGUE.getLayer("water_source");

  TestDatabase database;
  PostgisStore store;
  Connection connection;
  Statement sql;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.create(CATALOGUE);
    store = database.store();
    connection = database.connect();
    sql = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  static Feature draft(String layer, String name, String at, Map<String, Object> fields) {
    return Feature.draft(layer, wkt(at), name, null, null, null, null, null, fields, Map.of());
  }

  static Feature pond(String name, String at, Map<String, Object> fields) {
    return draft("water_source", name, at, fields);
  }

  static Feature town(String code, String kind, String at) {
    return draft("zone", "镇" + code, at, Map.of("code", code, "kind", kind));
  }

  long insert(Feature draft) {
    long[] id = new long[1];
    store.write(NOTE, writer -> id[0] = writer.insert(draft));
    return id[0];
  }

  Feature get(String layer, long id) {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.find(CATALOGUE.getLayer(layer), id).orElseThrow();
    }
  }

  /** The ponds that are stored, in the order of their ids. */
  List<Feature> storedPonds() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot
          .list(new FeatureQuery(ponds, null, Filter.ALL, List.of(), 1000, null))
          .features();
    }
  }

  /** A load of names and places into any layer. */
  Load begin(LoadOptions.Mode mode, LoadOptions.Kind kind) {
    Map<String, Set<String>> layers =
        CATALOGUE.layers().stream()
            .map(Layer::id)
            .collect(Collectors.toMap(Function.identity(), id -> Set.of("geometry", "name")));
    return store.load(new LoadOptions(mode, layers, kind));
  }

  static Load.Outcome apply(Load load, List<Feature> features, boolean dryRun) {
    try (load) {
      long row = 0;
      for (Feature feature : features) {
        load.add(feature, ++row);
      }
      return load.apply(NOTE, dryRun);
    }
  }

  /** The first column of the first row. */
  String value(String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
