package luotu.analyse.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luotu.model.HalfWidth;
import luotu.model.Layer;
import luotu.store.NamedPlace;

/** The named features of a layer, made ready to be looked through. Immutable. */
final class NameList {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param plain the name as it is compared
   */
  record Entry(Layer layer, String plain, NamedPlace place) {}

  NameList(Layer layer, List<NamedPlace> places) {
    // Thousands of hydrants have one name.
    Map<String, String> once = new HashMap<>();
    for (NamedPlace place : places) {
      String plain = once.computeIfAbsent(plain(place.name()), same -> same);
      entries.add(new Entry(layer, plain, place));
    }
  }

  List<Entry> entries() {
    return entries;
  }

  /** A name without what people write one way or the other: case, width, blanks. */
  static String plain(String name) {
    return HalfWidth.of(name).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
