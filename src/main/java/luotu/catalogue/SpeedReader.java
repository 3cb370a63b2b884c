package luotu.catalogue;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.model.TravelSpeeds.ClassSpeeds;

/**
 * Turns declarations of speeds into {@link TravelSpeeds}. The first one is whole; of a further one
 * each row takes the place of the row before, and what it leaves out stays as it was.
 */
final class SpeedReader {
  private static final int SLOWEST_KMH = 1;
  private static final int FASTEST_KMH = 150;
  private static final int MOST_SLOPE_METRES = 50;

  private final Set<String> known;
  private final Map<String, Label> sources = new LinkedHashMap<>();
  private TravelSpeeds speeds;

  /**
   * @param known the classes that roads may have; empty when that is not known
   */
  SpeedReader(Set<String> known) {
    this.known = known;
  }

  /** What all that was read says; empty when nothing was. */
  Optional<TravelSpeeds> speeds() {
    return Optional.ofNullable(speeds);
  }

  void read(Declaration file) {
    if (isAsked(file, "sources")) {
      file.mappings("sources").forEach(this::readSource);
    }
    Map<String, ClassSpeeds> classes = new LinkedHashMap<>();
    if (isAsked(file, "classes")) {
      file.mappings("classes").forEach(row -> readClass(row, classes));
    }
    Map<String, ClassSpeeds> all = new LinkedHashMap<>();
    if (speeds != null) {
      all.putAll(speeds.classes());
    }
    all.putAll(classes);
    speeds =
        new TravelSpeeds(
            number(file, "access_kmh", SLOWEST_KMH, 10, TravelSpeeds::accessKmh),
            number(file, "access_metres", 0, 5_000, TravelSpeeds::accessMetres),
            number(file, "stairs_factor", 1, 10, TravelSpeeds::stairsFactor),
            number(file, "limit_share", 0.1, 1.5, TravelSpeeds::limitShare),
            (int) number(file, "turnout_s", 0, 3_600, TravelSpeeds::turnoutSeconds),
            isAsked(file, "slope") ? slopes(file.mapping("slope")) : speeds.slopes(),
            isAsked(file, "air") ? air(file.mapping("air")) : speeds.air(),
            all,
            isAsked(file, "other") ? classSpeeds(file.mapping("other")) : speeds.other());
    file.refuseOtherKeys();
  }

  /** Whether a declaration has a key, or must have it. */
  private boolean isAsked(Declaration declared, String key) {
    return declared.has(key) || speeds == null;
  }

  /** Names of sources are shared, so that a later declaration may speak of those of the first. */
  private void readSource(Declaration source) {
    if (sources.put(source.text("id"), source.label()) != null) {
      source.fault("id", source.text("id"), "重复，前面已有", "no second one of this name");
    }
    source.refuseOtherKeys();
  }

  private void readClass(Declaration declared, Map<String, ClassSpeeds> classes) {
    String id = declared.text("id");
    if (!id.isEmpty() && !known.isEmpty() && !known.contains(id)) {
      declared.faultOneOf("id", id, known);
    }
    if (classes.put(id, classSpeeds(declared)) != null) {
      declared.fault("id", id, "重复，前面已有", "no second one of this name");
    }
  }

  /** For both modes on wheels; walking follows a function. */
  private static Map<TravelMode, TravelSpeeds.SlopeCost> slopes(Declaration declared) {
    Map<TravelMode, TravelSpeeds.SlopeCost> slopes = new EnumMap<>(TravelMode.class);
    for (TravelMode mode : new TravelMode[] {TravelMode.DRIVE, TravelMode.EMERGENCY}) {
      Declaration row = declared.mapping(mode.name().toLowerCase(Locale.ROOT));
      slopes.put(
          mode,
          new TravelSpeeds.SlopeCost(
              number(row, "climb", 0, MOST_SLOPE_METRES),
              number(row, "descent", 0, MOST_SLOPE_METRES)));
      row.refuseOtherKeys();
    }
    declared.refuseOtherKeys();
    return slopes;
  }

  private static TravelSpeeds.Air air(Declaration declared) {
    double kmh = number(declared, "kmh", 50, 400);
    int takeoff = (int) number(declared, "takeoff_s", 0, 3_600);
    declared.refuseOtherKeys();
    return new TravelSpeeds.Air(kmh, takeoff);
  }

  private ClassSpeeds classSpeeds(Declaration declared) {
    Map<TravelMode, Double> kmh = new EnumMap<>(TravelMode.class);
    for (TravelMode mode : TravelMode.values()) {
      String key = mode.name().toLowerCase(Locale.ROOT);
      if (declared.has(key)) {
        kmh.put(mode, number(declared, key, SLOWEST_KMH, FASTEST_KMH));
      }
    }
    String source = declared.text("source");
    if (!source.isEmpty() && !sources.containsKey(source)) {
      declared.faultOneOf("source", source, sources.keySet());
    }
    boolean frontage = !declared.has("frontage") || declared.flag("frontage");
    boolean assumption = !declared.has("assumption") || declared.flag("assumption");
    declared.refuseOtherKeys();
    return new ClassSpeeds(kmh, frontage, assumption, source(source));
  }

  private Label source(String id) {
    return sources.getOrDefault(id, Label.same(id));
  }

  /** A number within bounds that must be there, unless an earlier declaration had it. */
  private double number(
      Declaration file, String key, double least, double most, ToDoubleFunction<TravelSpeeds> was) {
    return isAsked(file, key) ? number(file, key, least, most) : was.applyAsDouble(speeds);
  }

  /** A number that must be there and within bounds. */
  private static double number(Declaration declared, String key, double least, double most) {
    Optional<Double> found = declared.findNumber(key);
    if (found.filter(number -> number >= least && number <= most).isPresent()) {
      return found.get();
    }
    if (found.isPresent() || !declared.has(key)) {
      declared.fault(
          key,
          found.<Object>map(number -> number).orElse(""),
          "必填，" + least + " 到 " + most + " 的数字",
          "required, a number from " + least + " to " + most);
    }
    return least;
  }
}
