package luotu.analyse.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.geo.LonLat;
import luotu.model.HalfWidth;

/**
 * Coordinates as people write them: {@code 106.46, 29.56}, {@code 29.56N 106.46E}, {@code
 * 29°33′36″N 106°27′36″E}, {@code 经度106.46 纬度29.56}. Two bare numbers are longitude and latitude;
 * where the second is too large for a latitude, the other way round.
 */
final class CoordinateText {
  private static final String SIGN = "(?<sign>[+-])?";
  private static final String WORD_BEFORE =
      "(?<before>东经|西经|北纬|南纬|经度?|纬度?|longitude|latitude|long?|lng|lat|[nsew])?\\s*[:=]?\\s*";
  private static final String NUMBER =
      "(?<degrees>\\d{1,3}(?:\\.\\d+)?)\\s*(?:[°度]\\s*)?"
          + "(?:(?<minutes>\\d{1,2}(?:\\.\\d+)?)\\s*['分]\\s*)?"
          + "(?:(?<seconds>\\d{1,2}(?:\\.\\d+)?)\\s*(?:\"|''|秒)\\s*)?";
  private static final String WORD_AFTER = "(?<after>[nsew](?![a-z]))?";
  private static final Pattern PART =
      Pattern.compile("\\s*" + WORD_BEFORE + SIGN + NUMBER + WORD_AFTER + "\\s*[,;、]?");

  private static final double SIXTY = 60;
  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  /** Which way a number counts. */
  private enum Axis {
    LONGITUDE,
    LATITUDE,
    UNSAID
  }

  private record Part(Axis axis, double degrees) {}

  private CoordinateText() {}

  /** The place that a text writes; empty when it is no pair of coordinates on earth. */
  static Optional<LonLat> read(String text) {
    String plain =
        HalfWidth.of(text)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[′’‘]", "'")
            .replaceAll("[″”“]", "\"")
            .replaceAll("^[(\\[]|[)\\]]$", "");
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(plain);
    int end = 0;
    while (end < plain.length() && matcher.find(end) && matcher.start() == end) {
      Optional<Part> part = part(matcher);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      // A letter between two numbers belongs to the second when the first has one before it.
      end = isSaidBefore(matcher) ? matcher.start("after") : matcher.end();
    }
    return end == plain.length() && parts.size() == 2
        ? place(parts.get(0), parts.get(1))
        : Optional.empty();
  }

  private static boolean isSaidBefore(Matcher matcher) {
    return matcher.group("before") != null && matcher.group("after") != null;
  }

  private static Optional<Part> part(Matcher matcher) {
    String word = matcher.group(matcher.group("before") == null ? "after" : "before");
    double minutes = number(matcher.group("minutes"));
    double seconds = number(matcher.group("seconds"));
    if (minutes >= SIXTY || seconds >= SIXTY) {
      return Optional.empty();
    }
    boolean isNegative =
        "-".equals(matcher.group("sign")) ^ (word != null && word.matches("[sw]|西经|南纬"));
    double degrees = number(matcher.group("degrees")) + minutes / SIXTY + seconds / SIXTY / SIXTY;
    return Optional.of(new Part(axis(word), isNegative ? -degrees : degrees));
  }

  /**
   * @param word null for none
   */
  private static Axis axis(String word) {
    if (word == null) {
      return Axis.UNSAID;
    }
    return word.matches("[ns]|北纬|南纬|纬度?|lat(itude)?") ? Axis.LATITUDE : Axis.LONGITUDE;
  }

  private static double number(String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  private static Optional<LonLat> place(Part first, Part second) {
    boolean isLatitudeFirst =
        first.axis() == Axis.LATITUDE
            || second.axis() == Axis.LONGITUDE
            || first.axis() == second.axis() && Math.abs(second.degrees()) > MOST_LATITUDE;
    double longitude = isLatitudeFirst ? second.degrees() : first.degrees();
    double latitude = isLatitudeFirst ? first.degrees() : second.degrees();
    boolean isContradiction = first.axis() != Axis.UNSAID && first.axis() == second.axis();
    return isContradiction
            || Math.abs(longitude) > MOST_LONGITUDE
            || Math.abs(latitude) > MOST_LATITUDE
        ? Optional.empty()
        : Optional.of(new LonLat(longitude, latitude));
  }
}
