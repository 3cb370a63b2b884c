package luotu.intake;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.model.BadValue;
import luotu.model.Fault;
import luotu.model.HalfWidth;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Geometries written as text: numbers, degrees with minutes and seconds, well-known text. */
final class GeometryText {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int DEEPEST_WKT = 8;
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)([-+]?)(nan|inf|infinity|∞)");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile(
          "(?i)(?<before>[NSEW]|东经|西经|北纬|南纬)?\\s*(?<degrees>\\d{1,3}(?:\\.\\d+)?)\\s*(?:[°º度:]|(?=[NSEW]?$))\\s*"
              + "(?:(?<minutes>[0-5]?\\d(?:\\.\\d+)?)\\s*(?:[′'’分:]|(?=[NSEW]?$))\\s*)?"
              + "(?:(?<seconds>[0-5]?\\d(?:\\.\\d+)?)\\s*(?:[″\"”秒]|''|(?=[NSEW]?$))\\s*)?(?<after>[NSEW])?");

  private GeometryText() {}

  /** A point of two cells, in whatever reference system; third dimensions do not exist here. */
  static Geometry point(Object longitude, Object latitude) throws BadValue {
    return FACTORY.createPoint(
        new CoordinateXY(ordinate("longitude", longitude), ordinate("latitude", latitude)));
  }

  private static double ordinate(String target, Object raw) throws BadValue {
    String text = raw == null ? "" : HalfWidth.of(raw);
    if (NOT_FINITE.matcher(text).matches()) {
      return Double.NaN;
    }
    Matcher angle = SEXAGESIMAL.matcher(text);
    if (angle.matches()) {
      return degrees(angle);
    }
    try {
      return text.length() > 60 ? notANumber(target, text) : new BigDecimal(text).doubleValue();
    } catch (NumberFormatException wrong) {
      return notANumber(target, text);
    }
  }

  private static double degrees(Matcher angle) {
    double degrees =
        number(angle.group("degrees"))
            + number(angle.group("minutes")) / 60
            + number(angle.group("seconds")) / 3600;
    String side = angle.group("before") + angle.group("after");
    return side.matches("(?i).*(S|W|西经|南纬).*") ? -degrees : degrees;
  }

  private static double number(String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  private static double notANumber(String target, String text) throws BadValue {
    throw new BadValue(
        Fault.of(
            target,
            text,
            "数字，如 106.4561，或度分秒 106°27′22″",
            "a number such as 106.4561, or 106°27′22″"));
  }

  /** Reads well-known text; third and fourth ordinates are dropped, rings are not closed. */
  static Geometry wellKnownText(Object raw) throws BadValue {
    String text = String.valueOf(raw).strip();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth > DEEPEST_WKT) {
        throw notWellKnownText(text, "((((((((");
      }
    }
    try {
      return flat(new WKTReader(FACTORY).read(text));
    } catch (ParseException | IllegalArgumentException wrong) {
      throw notWellKnownText(text, wrong.getMessage());
    }
  }

  private static BadValue notWellKnownText(String text, String reason) {
    return new BadValue(
        Fault.of(
            "geometry",
            (text.length() <= 60 ? text : text.substring(0, 60) + "…") + " — " + reason,
            "WKT，如 POINT (106.45 29.54)，面的环首尾相同",
            "WKT such as POINT (106.45 29.54), rings closed"));
  }

  private static Geometry flat(Geometry geometry) {
    return new GeometryEditor(FACTORY)
        .edit(
            geometry,
            new GeometryEditor.CoordinateSequenceOperation() {
              @Override
              public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                Coordinate[] flat = new Coordinate[sequence.size()];
                for (int i = 0; i < flat.length; i++) {
                  flat[i] = new CoordinateXY(sequence.getX(i), sequence.getY(i));
                }
                return new CoordinateArraySequence(flat, 2);
              }
            });
  }
}
