package luotu.analyse.servicearea;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What a request reaches of the ground somewhere, drawn as finely as a picture of it shows.
 *
 * @param areas in degrees, one for each of the minutes; empty polygons where nothing is reached
 * @param detailMetres what is smaller than this may be missing
 */
public record Overview(List<Geometry> areas, double detailMetres) {
  public Overview {
    areas = List.copyOf(areas);
  }
}
