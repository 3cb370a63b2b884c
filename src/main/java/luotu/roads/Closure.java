package luotu.roads;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Roads that are shut for one question.
 *
 * @param roads ids of roads that are shut from end to end
 * @param areas in degrees: a flood, a slide, or a line across a road. What lies inside is shut, the
 *     rest of a road stays open as far as one comes from its ends; nobody walks across the edge of
 *     an area either
 */
public record Closure(List<Long> roads, List<Geometry> areas) {
  public Closure {
    roads = List.copyOf(roads);
    areas = List.copyOf(areas);
  }

  boolean isEmpty() {
    return roads.isEmpty() && areas.isEmpty();
  }
}
