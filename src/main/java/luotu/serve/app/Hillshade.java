package luotu.serve.app;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import luotu.geo.Elevation;
import luotu.geo.LocalScale;

/**
 * Shading of a map tile by light from the north-west, as a picture that lets the map shine through:
 * slopes towards the light are veiled in white, those away from it in black, level ground and
 * places without a height not at all.
 */
final class Hillshade {
  static final int PIXELS = 256;

  private static final double WORLD_PIXELS_AT_0 = 256;
  private static final double LIGHT_ABOVE = Math.toRadians(45);

  /** Half to the west, half to the north. */
  private static final double SIDEWAYS = Math.cos(LIGHT_ABOVE) * Math.sqrt(0.5);

  private static final double LEVEL = Math.sin(LIGHT_ABOVE);

  /** From far away slopes are gentle, and are drawn steeper: from this size of a pixel on. */
  private static final double TRUE_METRES = 20;

  private static final double STEEPER = 0.45;

  private static final int FARTHEST_PIXELS = 64;
  private static final double OPACITY_DARK = 0.62;
  private static final double OPACITY_LIGHT = 0.55;

  /** Numbers below this are shadow, above it light. */
  private static final int CLEAR = 128;

  private static final IndexColorModel COLOURS = colours();

  private final Elevation elevation;
  private final int z;
  private final int row;
  private final int column;

  /**
   * @param elevation about as fine as {@link #stepDegrees}
   */
  Hillshade(Elevation elevation, int z, int row, int column) {
    this.elevation = elevation;
    this.z = z;
    this.row = row;
    this.column = column;
  }

  private static IndexColorModel colours() {
    byte[] grey = new byte[256];
    byte[] alpha = new byte[256];
    for (int i = 0; i < 256; i++) {
      grey[i] = (byte) (i < CLEAR ? 0 : 255);
      double part = (i - CLEAR) / 127.0;
      alpha[i] =
          (byte)
              Math.min(
                  255, Math.round(255 * (part < 0 ? -part * OPACITY_DARK : part * OPACITY_LIGHT)));
    }
    return new IndexColorModel(8, 256, grey, grey, grey, alpha);
  }

  /** Degrees of latitude that a pixel in the middle of a tile spans. */
  static double stepDegrees(int z, int row) {
    return latitude(z, (row + 0.5) * PIXELS - 0.5) - latitude(z, (row + 0.5) * PIXELS + 0.5);
  }

  private static double latitude(int z, double pixel) {
    double north = Math.PI * (1 - 2 * pixel / (WORLD_PIXELS_AT_0 * (1 << z)));
    return Math.toDegrees(Math.atan(Math.sinh(north)));
  }

  private static double longitude(int z, double pixel) {
    return 360 * pixel / (WORLD_PIXELS_AT_0 * (1 << z)) - 180;
  }

  /** The tile as PNG. */
  byte[] png() {
    double pixelDegrees = stepDegrees(z, row);
    double middle = (column + 0.5) * PIXELS;
    double cellDegrees =
        elevation.cellDegrees(longitude(z, middle), latitude(z, (row + 0.5) * PIXELS));
    // Slopes are taken over at least a cell: between cells the surface is drawn smooth.
    int reach = (int) Math.max(1, Math.min(FARTHEST_PIXELS, Math.ceil(cellDegrees / pixelDegrees)));
    double[] heights = heights(reach);
    int width = PIXELS + 2 * reach;
    double pixelMetres =
        pixelDegrees * LocalScale.at(latitude(z, (row + 0.5) * PIXELS)).metresPerDegreeNorth();
    double factor =
        Math.max(1, Math.pow(pixelMetres / TRUE_METRES, STEEPER)) / (2 * reach * pixelMetres);
    BufferedImage image =
        new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_INDEXED, COLOURS);
    byte[] line = new byte[PIXELS];
    for (int y = 0; y < PIXELS; y++) {
      for (int x = 0; x < PIXELS; x++) {
        int at = (y + reach) * width + x + reach;
        double eastward = heights[at + reach] - heights[at - reach];
        double northward = heights[at - reach * width] - heights[at + reach * width];
        line[x] = (byte) shade(factor * eastward, factor * northward);
      }
      image.getRaster().setDataElements(0, y, PIXELS, 1, line);
    }
    return encoded(image);
  }

  /** Of all pixels, and of so many around them. */
  private double[] heights(int margin) {
    int width = PIXELS + 2 * margin;
    double[] heights = new double[width * width];
    for (int y = 0; y < width; y++) {
      double latitude = latitude(z, (double) row * PIXELS + y - margin + 0.5);
      for (int x = 0; x < width; x++) {
        double longitude = longitude(z, (double) column * PIXELS + x - margin + 0.5);
        heights[y * width + x] = elevation.metres(longitude, latitude);
      }
    }
    return heights;
  }

  /** Colour of ground that rises so much per metre eastwards and northwards. */
  private static int shade(double eastward, double northward) {
    if (Double.isNaN(eastward + northward)) {
      return CLEAR;
    }
    // What rises to the east and falls to the north looks at the light in the north-west.
    double light =
        (LEVEL + SIDEWAYS * (eastward - northward))
            / Math.sqrt(1 + eastward * eastward + northward * northward);
    double part = light < LEVEL ? (light - LEVEL) / LEVEL : (light - LEVEL) / (1 - LEVEL);
    return CLEAR + (int) Math.round(127 * Math.max(-1, Math.min(1, part)));
  }

  private static byte[] encoded(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
