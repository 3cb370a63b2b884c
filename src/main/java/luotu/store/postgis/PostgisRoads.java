package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import luotu.model.RoadAccess;
import luotu.store.Road;
import luotu.store.RoadReader;
import org.locationtech.jts.geom.Geometry;

/** The roads of a snapshot. */
record PostgisRoads(Session session) implements RoadReader {
  @Override
  public long lastRoadChange() {
    return session.get("road_last_change", row -> row.getLong(1));
  }

  @Override
  public boolean haveAllMoved(long since) {
    return session.get("road_all_moved", row -> row.getBoolean(1), since, since);
  }

  @Override
  public long roadCount(long since) {
    return session.get("road_count", row -> row.getLong(1), since);
  }

  @Override
  public void forEachRoad(long since, Consumer<Road> consumer) {
    each("road_list", row -> consumer.accept(road(row)), since);
  }

  /** Columns by position: there are a million rows. */
  private static Road road(ResultSet row) throws SQLException {
    return new Road(
        row.getLong(1),
        row.getString(3),
        row.getString(4),
        RoadAccess.of(row.getString(6)),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getBoolean(9),
        row.getBoolean(10),
        row.getBoolean(11),
        row.getDouble(5),
        FeatureRows.geometry(row.getBytes(2)));
  }

  @Override
  public void forEachFormerRoad(long since, LongConsumer consumer) {
    each("road_former", row -> consumer.accept(row.getLong(1)), since, since);
  }

  @Override
  public void forEachObstacle(Consumer<Geometry> consumer) {
    each("road_obstacles", row -> consumer.accept(FeatureRows.geometry(row.getBytes(1))));
  }

  @Override
  public void forEachMovedObstacle(long since, Consumer<Geometry> consumer) {
    each(
        "road_obstacles_moved",
        row -> consumer.accept(FeatureRows.geometry(row.getBytes(1))),
        since,
        since,
        since);
  }

  private void each(String statement, Session.Each each, Object... values) {
    session.each("read the roads", Sql.of(session.statements().get(statement), values), each);
  }
}
