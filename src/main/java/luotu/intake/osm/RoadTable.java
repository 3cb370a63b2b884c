package luotu.intake.osm;

import static luotu.intake.osm.TagTable.listOrEmpty;
import static luotu.intake.osm.TagTable.meetsAny;
import static luotu.intake.osm.TagTable.orEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.model.RoadAccess;

/**
 * How ways become roads: the part {@code roads} of the table. Its maps are conditions as those of
 * rules, but any one of them will do.
 *
 * @param classes values of {@code highway} that are roads
 * @param unless what has one of these is none
 * @param outlines classes whose areas are crossed along their outline; other areas are no roads
 * @param name tags that a name is taken from
 * @param keep tags kept in {@code extra}
 * @param oneway tags that say whether it is one-way, the first that is there
 * @param impliedOneway what is one-way though no tag says so
 */
record RoadTable(
    List<String> classes,
    Map<String, List<String>> unless,
    List<String> outlines,
    List<String> name,
    List<String> keep,
    List<String> oneway,
    Map<String, List<String>> impliedOneway,
    Map<String, List<String>> bridge,
    Map<String, List<String>> tunnel,
    Speed speedKmh,
    Access access,
    List<Barrier> barriers) {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*(km/h|kmh|kph|mph)?");
  private static final double KILOMETRES_PER_MILE = 1.609344;

  RoadTable {
    classes = listOrEmpty(classes);
    unless = orEmpty(unless);
    outlines = listOrEmpty(outlines);
    name = listOrEmpty(name);
    keep = listOrEmpty(keep);
    oneway = listOrEmpty(oneway);
    impliedOneway = orEmpty(impliedOneway);
    bridge = orEmpty(bridge);
    tunnel = orEmpty(tunnel);
    speedKmh = speedKmh == null ? new Speed(null, null) : speedKmh;
    access = access == null ? new Access(null, null, null, null, null, null, null) : access;
    barriers = listOrEmpty(barriers);
  }

  static RoadTable none() {
    return new RoadTable(null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Posted limits.
   *
   * @param from tags, the first that is there
   * @param values in km/h of what is no number; null for no limit
   */
  record Speed(List<String> from, Map<String, Double> values) {
    Speed {
      from = listOrEmpty(from);
      values = values == null ? Map.of() : new LinkedHashMap<>(values);
    }
  }

  /**
   * Who is kept out.
   *
   * @param foot tags, the first that is there says whether one may walk
   * @param motor the same for driving
   * @param forward the same for driving in the direction of the way
   * @param backward the same for driving against it
   * @param shut their values that say no
   * @param noFoot without any of those tags, what nobody walks through
   * @param noMotor the same for driving
   */
  record Access(
      List<String> foot,
      List<String> motor,
      List<String> forward,
      List<String> backward,
      List<String> shut,
      Map<String, List<String>> noFoot,
      Map<String, List<String>> noMotor) {
    Access {
      foot = listOrEmpty(foot);
      motor = listOrEmpty(motor);
      forward = listOrEmpty(forward);
      backward = listOrEmpty(backward);
      shut = listOrEmpty(shut);
      noFoot = orEmpty(noFoot);
      noMotor = orEmpty(noMotor);
    }

    private boolean lets(
        Map<String, String> tags, List<String> from, Map<String, List<String>> not, boolean other) {
      for (String tag : from) {
        String value = tags.get(tag);
        if (value != null) {
          for (String part : value.split(";")) {
            if (!shut.contains(part.strip())) {
              return true;
            }
          }
          return false;
        }
      }
      return other && !meetsAny(tags, not);
    }
  }

  /** What stands on a way, and who passes it. */
  record Barrier(Map<String, List<String>> when, RoadAccess access) {
    Barrier {
      when = orEmpty(when);
    }
  }

  /** Which way one may drive. */
  enum Driving {
    BOTH_WAYS,
    FORWARD,
    BACKWARD
  }

  /** Whether a way is a road; whether it is in use is not looked at. */
  boolean takes(OsmObject.Way way) {
    String road = way.tags().get("highway");
    return road != null
        && classes.contains(road)
        && (!"yes".equals(way.tags().get("area")) || outlines.contains(road))
        && !meetsAny(way.tags(), unless);
  }

  Driving driving(Map<String, String> tags) {
    boolean forward = access.lets(tags, access.forward(), Map.of(), true);
    boolean backward = access.lets(tags, access.backward(), Map.of(), true);
    if (forward != backward) {
      return forward ? Driving.FORWARD : Driving.BACKWARD;
    }
    String said = oneway.stream().filter(tags::containsKey).findFirst().map(tags::get).orElse(null);
    if (said == null) {
      return meetsAny(tags, impliedOneway) ? Driving.FORWARD : Driving.BOTH_WAYS;
    }
    return switch (said) {
      case "yes", "true", "1" -> Driving.FORWARD;
      case "-1", "reverse" -> Driving.BACKWARD;
      default -> Driving.BOTH_WAYS;
    };
  }

  RoadAccess access(Map<String, String> tags) {
    return RoadAccess.of(
        access.lets(tags, access.foot(), access.noFoot(), true),
        access.lets(tags, access.motor(), access.noMotor(), true),
        true);
  }

  /** Who passes a node on a way; ALL where nothing stands. */
  RoadAccess passing(OsmObject.Node node) {
    Map<String, String> tags = node.tags();
    if (!tags.containsKey("barrier")) {
      return RoadAccess.ALL;
    }
    for (Barrier barrier : barriers) {
      if (TagTable.meetsAll(tags, barrier.when())) {
        boolean opens = barrier.access().emergency();
        boolean motor = opens && access.lets(tags, access.motor(), access.noMotor(), false);
        return RoadAccess.of(
            access.lets(tags, access.foot(), access.noFoot(), barrier.access().foot()),
            motor || barrier.access().motor(),
            opens);
      }
    }
    return access(tags);
  }

  /** The tag that gives the posted limit. */
  Optional<String> speedTag(Map<String, String> tags) {
    return speedKmh.from().stream().filter(tags::containsKey).findFirst();
  }

  /** Whether the table knows such a limit as none. */
  boolean isNoLimit(String value) {
    return speedKmh.values().containsKey(value) && speedKmh.values().get(value) == null;
  }

  /** The posted limit in km/h, rounded to a tenth; empty when it is none, 0, or not understood. */
  Optional<Double> limitKmh(String value) {
    if (speedKmh.values().containsKey(value)) {
      return Optional.ofNullable(speedKmh.values().get(value));
    }
    Matcher number = NUMBER.matcher(value);
    if (!number.matches()) {
      return Optional.empty();
    }
    double factor = "mph".equals(number.group(2)) ? KILOMETRES_PER_MILE : 1;
    double kmh = Math.round(Double.parseDouble(number.group(1)) * factor * 10) / 10.0;
    return kmh > 0 ? Optional.of(kmh) : Optional.empty();
  }
}
