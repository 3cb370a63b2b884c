package luotu.store;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.locationtech.jts.geom.Geometry;

/** Reads roads and what walkers cannot cross, lean and in bulk. */
public interface RoadReader {
  /**
   * Number of the last change set that touched roads, barriers, waterways or terrain; 0 before any.
   */
  long lastRoadChange();

  /**
   * Whether a change set above {@code since} concerns every road: it cleared the database before it
   * wrote, so that history does not tell which roads are gone, or it changed the terrain.
   */
  boolean haveAllMoved(long since);

  /**
   * How many roads there are whose present version was made by a change set above {@code since}.
   */
  long roadCount(long since);

  /**
   * Hands over, in no particular order, the roads whose present version was made by a change set
   * above {@code since}; all with 0.
   */
  void forEachRoad(long since, Consumer<Road> consumer);

  /** The ids of the roads of {@code since} that a later change set replaced or deleted. */
  void forEachFormerRoad(long since, LongConsumer consumer);

  /** Hands over the shapes of all barriers and waterways. */
  void forEachObstacle(Consumer<Geometry> consumer);

  /**
   * Hands over the present shapes of the barriers and waterways that a change set above {@code
   * since} made or changed, and the former shapes of those it changed or deleted.
   */
  void forEachMovedObstacle(long since, Consumer<Geometry> consumer);
}
