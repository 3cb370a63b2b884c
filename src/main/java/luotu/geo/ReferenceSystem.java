package luotu.geo;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * The coordinate system of a source: {@code EPSG:} codes of two-dimensional systems, {@code GCJ-02}
 * and {@code BD-09}. Positions are longitude or easting first, whatever the register says of the
 * axes. CGCS2000 (EPSG:4490) is taken as WGS 84: they differ by centimetres.
 *
 * <p>The EPSG register is unpacked into a private directory under {@code java.io.tmpdir} when a
 * code needs it for the first time. Immutable, safe for many threads.
 */
public final class ReferenceSystem {
  public static final ReferenceSystem WGS84 = new ReferenceSystem("EPSG:4326", null, null);

  private final String code;

  /** Null for WGS 84 itself. */
  private final Conversion conversion;

  /** Null for WGS 84 itself, and where the way back is not known. */
  private final Conversion inverse;

  /** Turns x and y at the start of the array into others in place. */
  @FunctionalInterface
  interface Conversion {
    /** Leaves NaN for positions that the system does not have. */
    void apply(double[] position);
  }

  private ReferenceSystem(String code, Conversion conversion, Conversion inverse) {
    this.code = code;
    this.conversion = conversion;
    this.inverse = inverse;
  }

  /**
   * @param name such as {@code EPSG:4545}, {@code GCJ-02}; case and blanks around it do not matter
   */
  public static ReferenceSystem of(String name) throws ReferenceSystemFault {
    String code = name.strip().toUpperCase(Locale.ROOT);
    return switch (code) {
      case "EPSG:4326", "EPSG:4490" -> new ReferenceSystem(code, null, null);
      case "GCJ-02", "GCJ02" -> new ReferenceSystem("GCJ-02", ChineseOffsets::fromGcj02, null);
      case "BD-09", "BD09" -> new ReferenceSystem("BD-09", ChineseOffsets::fromBd09, null);
      default ->
          new ReferenceSystem(code, EpsgRegister.conversion(code), EpsgRegister.inverse(code));
    };
  }

  /** The name in its usual form. */
  public String code() {
    return code;
  }

  /** Whether positions are already longitude and latitude on WGS 84. */
  public boolean isWgs84() {
    return conversion == null;
  }

  /**
   * A position in degrees on WGS 84, longitude first; NaN where this system does not have it.
   *
   * @param x longitude or easting
   */
  public double[] toWgs84(double x, double y) {
    double[] position = {x, y};
    if (!isWgs84()) {
      conversion.apply(position);
    }
    return position;
  }

  /**
   * Longitude or easting, and latitude or northing, in this system; NaN where it has none.
   *
   * @throws IllegalStateException for GCJ-02 and BD-09, which only lead here
   */
  public double[] fromWgs84(double longitude, double latitude) {
    double[] position = {longitude, latitude};
    if (!isWgs84()) {
      if (inverse == null) {
        throw new IllegalStateException("no way back to " + code);
      }
      inverse.apply(position);
    }
    return position;
  }

  /**
   * Whether heights in a vertical system are in metres.
   *
   * @param code its EPSG code; one that is not known is taken for one in metres
   */
  public static boolean hasHeightsInMetres(int code) {
    return EpsgRegister.hasHeightsInMetres(code);
  }

  /**
   * The geometry in degrees on WGS 84, longitude first.
   *
   * @throws GeometryFault when a position is not one of this system
   */
  public Geometry toWgs84(Geometry geometry) throws GeometryFault {
    if (isWgs84()) {
      return geometry;
    }
    Coordinate[] wrong = new Coordinate[1];
    Geometry converted =
        new GeometryEditor()
            .edit(
                geometry,
                new GeometryEditor.CoordinateOperation() {
                  @Override
                  public Coordinate[] edit(Coordinate[] positions, Geometry part) {
                    Coordinate[] all = new Coordinate[positions.length];
                    for (int i = 0; i < all.length; i++) {
                      double[] position = {positions[i].x, positions[i].y};
                      conversion.apply(position);
                      all[i] = new Coordinate(position[0], position[1]);
                      if (wrong[0] == null && !(Math.abs(position[0]) <= 180)) {
                        wrong[0] = positions[i];
                      }
                    }
                    return all;
                  }
                });
    if (wrong[0] != null) {
      throw new GeometryFault(
          "coordinates",
          wrong[0].x + ", " + wrong[0].y,
          code + " 适用范围内的坐标，先东后北",
          "a position within the area of use of " + code + ", easting first");
    }
    return converted;
  }
}
