package luotu.analyse.standards;

import java.util.Optional;
import luotu.model.Feature;
import luotu.model.Standard.Level;
import org.locationtech.jts.geom.Geometry;

/** A zone as it stands in the zone layer. */
record Place(Feature row) {
  String code() {
    return (String) row.fields().get("code");
  }

  String name() {
    return row.name() == null ? code() : row.name();
  }

  String kind() {
    return (String) row.fields().get("kind");
  }

  /** Code of the zone above, or null. */
  String parent() {
    return (String) row.fields().get("parent");
  }

  /** Code of the functional zone it also belongs to, or null. */
  String memberOf() {
    return (String) row.fields().get("member_of");
  }

  Optional<Double> population() {
    return Optional.ofNullable((Number) row.fields().get("population")).map(Number::doubleValue);
  }

  Geometry geometry() {
    return row.geometry();
  }

  Level level() {
    return Level.of(kind());
  }
}
