package luotu.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import luotu.model.Feature;
import luotu.model.Layer;
import luotu.model.filter.Filter;
import org.locationtech.jts.geom.Envelope;

/** Reads features. Geometries are degrees on WGS 84, distances geodesic metres. */
public interface FeatureReader {
  Page list(FeatureQuery query);

  /**
   * How many features match.
   *
   * @param box degrees, or null for everywhere
   */
  long count(Layer layer, Envelope box, Filter filter);

  Optional<Feature> find(Layer layer, long id);

  /**
   * Features of several layers, in no particular order; those that are not there are left out.
   *
   * @param layers of each of the {@code ids}
   */
  List<Feature> findAll(List<Layer> layers, List<Long> ids);

  /**
   * Hands every matching feature to {@code consumer}, ordered by id, without holding them all.
   *
   * @param box degrees, or null for everywhere
   */
  void forEach(Layer layer, Envelope box, Filter filter, Consumer<Feature> consumer);

  /** The largest value of a number field in a layer; 0 where there is none above. */
  double largest(Layer layer, String field);

  /**
   * Where all facilities lie that may be at most {@code metres} from a box in degrees, and a few
   * farther ones. The shape of a facility counts, not its centre.
   */
  FacilityPlaces places(Facilities facilities, Envelope box, double metres);

  /** All facilities that are usable and match, wherever they lie. */
  FacilityList facilityList(Facilities facilities);

  /**
   * The people of a layer of points with a field {@code people}.
   *
   * @param box degrees
   */
  PopulatedCells populatedCells(Layer layer, Envelope box, Filter filter);

  /**
   * The {@code k} facilities nearest to a position and all that may tie with them, in no particular
   * order; fewer when there are fewer.
   */
  List<Feature> nearest(Facilities facilities, double longitude, double latitude, int k);
}
