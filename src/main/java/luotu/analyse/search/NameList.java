package luotu.analyse.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import luotu.model.HalfWidth;
import luotu.model.Layer;
import luotu.store.NamedPlace;

/**
 * The named features of a layer, made ready to be looked through. Immutable.
 *
 * @param entries by id
 */
record NameList(Layer layer, List<Entry> entries) {
  /**
   * @param plain the name as it is compared
   */
  record Entry(Layer layer, String plain, NamedPlace place) {}

  static NameList of(Layer layer, List<NamedPlace> places) {
    // Thousands of hydrants have one name.
    Map<String, String> once = new HashMap<>();
    return new NameList(
        layer,
        places.stream()
            .map(
                place ->
                    new Entry(
                        layer, once.computeIfAbsent(plain(place.name()), same -> same), place))
            .toList());
  }

  /**
   * The same with what there is now in some zones.
   *
   * @param zones codes, null for outside all
   */
  NameList with(Set<String> zones, List<NamedPlace> within) {
    return new NameList(
        layer,
        Stream.concat(
                entries.stream().filter(entry -> !zones.contains(entry.place().zone())),
                of(layer, within).entries().stream())
            .sorted(Comparator.comparingLong(entry -> entry.place().id()))
            .toList());
  }

  /** A name without what people write one way or the other: case, width, blanks. */
  static String plain(String name) {
    return HalfWidth.of(name).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
