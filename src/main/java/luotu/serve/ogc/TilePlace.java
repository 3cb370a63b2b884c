package luotu.serve.ogc;

import io.javalin.http.Context;
import java.util.OptionalLong;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.serve.Requests;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Which tile of the matrix set is asked for. */
public record TilePlace(int z, int row, int column) {
  static final int LAST_ZOOM = 22;

  private static final double SPHERE_METRES = 6_378_137;

  /** Half the width of the square of Web Mercator. */
  static final double HALF_WIDTH_METRES = Math.PI * SPHERE_METRES;

  /** The map draws tiles of 512 pixels, so that it is one zoom further than they are. */
  private static final int MAP_ZOOM_ABOVE_TILES = 1;

  /**
   * @throws Refusal {@code unknown-tile} when there is no such tile
   */
  public static TilePlace of(Context context) {
    int z = index("z", context, LAST_ZOOM + 1);
    return new TilePlace(z, index("row", context, 1 << z), index("column", context, 1 << z));
  }

  private static int index(String name, Context context, int below) {
    String text = context.pathParam(name);
    OptionalLong number = Requests.wholeNumber(text);
    if (number.isEmpty() || number.getAsLong() >= below) {
      throw Refusal.notFound(
          "unknown-tile",
          "没有这个瓦片",
          "There is no such tile",
          Fault.of(
              name,
              text,
              "0 到 " + (below - 1) + " 的整数",
              "a whole number from 0 to " + (below - 1)));
    }
    return (int) number.getAsLong();
  }

  /** The zoom of the map that draws this tile. */
  int mapZoom() {
    return z + MAP_ZOOM_ABOVE_TILES;
  }

  /** Its square in metres of Web Mercator. */
  Envelope square() {
    double side = 2 * HALF_WIDTH_METRES / (1 << z);
    double west = column * side - HALF_WIDTH_METRES;
    double north = HALF_WIDTH_METRES - row * side;
    return new Envelope(west, west + side, north - side, north);
  }

  /** Web Mercator of a place in degrees. */
  static Coordinate project(Coordinate degrees) {
    return new Coordinate(
        Math.toRadians(degrees.x) * SPHERE_METRES,
        Math.log(Math.tan(Math.PI / 4 + Math.toRadians(degrees.y) / 2)) * SPHERE_METRES);
  }

  /** Degrees of a box of Web Mercator. */
  static Envelope degrees(Envelope metres) {
    return new Envelope(
        Math.toDegrees(metres.getMinX() / SPHERE_METRES),
        Math.toDegrees(metres.getMaxX() / SPHERE_METRES),
        latitude(metres.getMinY()),
        latitude(metres.getMaxY()));
  }

  private static double latitude(double north) {
    return Math.toDegrees(2 * Math.atan(Math.exp(north / SPHERE_METRES)) - Math.PI / 2);
  }
}
