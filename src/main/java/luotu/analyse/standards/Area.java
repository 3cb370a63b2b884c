package luotu.analyse.standards;

import java.util.List;
import luotu.model.Standard.Level;

/**
 * A zone and the streets it consists of.
 *
 * @param streets ordered by code; the zone itself where it has none beneath it
 */
record Area(Place place, List<Place> streets) {
  Area {
    streets = List.copyOf(streets);
  }

  static Area of(Place street) {
    return new Area(street, List.of(street));
  }

  /** Whether it is above the level of towns and streets. */
  boolean isAboveStreets() {
    return place.level() != Level.TOWN;
  }
}
