package luotu.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;
import luotu.model.TravelSpeeds.ClassSpeeds;

/** Turns the declaration of speeds into {@link TravelSpeeds}. */
final class SpeedReader {
  private static final int SLOWEST_KMH = 1;
  private static final int FASTEST_KMH = 150;

  private final Map<String, Label> sources = new LinkedHashMap<>();

  static TravelSpeeds read(Path file, JsonNode tree, List<Fault> faults) {
    return new SpeedReader().read(Declaration.of(file, tree, faults));
  }

  private TravelSpeeds read(Declaration file) {
    for (Declaration source : file.mappings("sources")) {
      if (sources.put(source.text("id"), source.label()) != null) {
        source.fault("id", source.text("id"), "重复，前面已有", "no second one of this name");
      }
      source.refuseOtherKeys();
    }
    Map<String, ClassSpeeds> classes = new LinkedHashMap<>();
    for (Declaration declared : file.mappings("classes")) {
      String id = declared.text("id");
      if (classes.put(id, speeds(declared)) != null) {
        declared.fault("id", id, "重复，前面已有", "no second one of this name");
      }
    }
    TravelSpeeds speeds =
        new TravelSpeeds(
            number(file, "access_kmh", SLOWEST_KMH, 10),
            number(file, "access_metres", 0, 5_000),
            number(file, "stairs_factor", 1, 10),
            number(file, "limit_share", 0.1, 1.5),
            classes,
            speeds(file.mapping("other")));
    file.refuseOtherKeys();
    return speeds;
  }

  private ClassSpeeds speeds(Declaration declared) {
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

  /** A number that must be there and within bounds. */
  private static double number(Declaration declared, String key, double least, double most) {
    Double found = declared.findNumber(key);
    if (found != null && found >= least && found <= most) {
      return found;
    }
    if (found != null || !declared.has(key)) {
      declared.fault(
          key,
          found == null ? "" : found,
          "必填，" + least + " 到 " + most + " 的数字",
          "required, a number from " + least + " to " + most);
    }
    return least;
  }
}
