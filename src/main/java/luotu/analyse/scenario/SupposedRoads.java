package luotu.analyse.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.RoadAccess;
import luotu.model.filter.Filter;
import luotu.store.Road;
import luotu.store.RoadReader;
import org.locationtech.jts.geom.Geometry;

/**
 * Roads and obstacles as if a change set after the stored ones had written what is supposed.
 *
 * @param snapshot that supposes it
 * @param obstacles the layers that stand in a walker's way
 */
record SupposedRoads(
    SupposedSnapshot snapshot, Suppositions suppositions, Layer road, List<Layer> obstacles)
    implements RoadReader {
  @Override
  public long lastRoadChange() {
    return stored().lastRoadChange();
  }

  @Override
  public boolean haveAllMoved(long since) {
    return stored().haveAllMoved(since);
  }

  @Override
  public long roadCount(long since) {
    AtomicLong count = new AtomicLong();
    forEachRoad(since, each -> count.incrementAndGet());
    return count.get();
  }

  @Override
  public void forEachRoad(long since, Consumer<Road> consumer) {
    Set<Long> touched = new HashSet<>(suppositions.storedIds(road));
    stored()
        .forEachRoad(
            since,
            each -> {
              if (!touched.contains(each.id())) {
                consumer.accept(each);
              }
            });
    suppositions.present(road).forEach(feature -> consumer.accept(toRoad(feature)));
  }

  /** As {@code road_list.sql} reads it. */
  private static Road toRoad(Feature feature) {
    Map<String, Object> fields = feature.fields();
    return new Road(
        feature.id(),
        feature.name(),
        (String) fields.get("class"),
        RoadAccess.of(isGone(feature) ? "none" : (String) fields.get("access")),
        Boolean.TRUE.equals(fields.get("oneway")),
        Boolean.TRUE.equals(fields.get("bridge")),
        Boolean.TRUE.equals(fields.get("tunnel")),
        Boolean.TRUE.equals(fields.get("steps")),
        Boolean.TRUE.equals(fields.get("closed")),
        ((Number) fields.getOrDefault("speed_kmh", 0)).doubleValue(),
        feature.geometry());
  }

  /** Whether its source no longer has it, and nobody has confirmed it since. */
  private static boolean isGone(Feature feature) {
    Object goneOn = feature.extra().get("gone_from_source");
    String confirmedOn = feature.confirmedOn() == null ? "" : feature.confirmedOn().toString();
    return goneOn != null && confirmedOn.compareTo(goneOn.toString()) < 0;
  }

  @Override
  public void forEachFormerRoad(long since, LongConsumer consumer) {
    stored().forEachFormerRoad(since, consumer);
    suppositions.storedIds(road).forEach(consumer::accept);
  }

  @Override
  public void forEachObstacle(Consumer<Geometry> consumer) {
    if (obstacles.stream().noneMatch(suppositions::concern)) {
      stored().forEachObstacle(consumer);
      return;
    }
    obstacles.forEach(
        layer ->
            snapshot.forEach(
                layer, null, Filter.ALL, feature -> consumer.accept(feature.geometry())));
  }

  @Override
  public void forEachMovedObstacle(long since, Consumer<Geometry> consumer) {
    stored().forEachMovedObstacle(since, consumer);
    for (Layer layer : obstacles) {
      suppositions.former(layer).forEach(feature -> consumer.accept(feature.geometry()));
      suppositions.present(layer).forEach(feature -> consumer.accept(feature.geometry()));
    }
  }

  private RoadReader stored() {
    return snapshot.stored().roads();
  }
}
