package luotu.intake.terrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/** Writes a GeoTIFF of 32-bit floats in one strip, tag by tag. */
public final class GeoTiff {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ASCII = 2;
  private static final int DOUBLE = 12;

  private final int columns;
  private final int rows;
  private final float[] numbers;
  private final TreeMap<Integer, byte[]> values = new TreeMap<>();
  private final TreeMap<Integer, Integer> types = new TreeMap<>();

  private GeoTiff(int columns, int rows, float[] numbers) {
    this.columns = columns;
    this.rows = rows;
    this.numbers = numbers;
    longs(256, columns).longs(257, rows).shorts(258, 32).shorts(259, 1).shorts(262, 1);
    shorts(277, 1).longs(278, rows).longs(279, 4 * columns * rows).shorts(339, 3);
    longs(273, 8);
  }

  /**
   * A surface given by a formula of easting and northing, or longitude and latitude.
   *
   * @param code of the coordinate system
   * @param x of the western edge
   * @param y of the northern edge
   */
  public static GeoTiff of(
      int code,
      double x,
      double y,
      double step,
      int columns,
      int rows,
      DoubleBinaryOperator heights) {
    float[] numbers = new float[columns * rows];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          (float)
              heights.applyAsDouble(x + (i % columns + 0.5) * step, y - (i / columns + 0.5) * step);
    }
    boolean isGeographic = code >= 4000 && code < 4500;
    return new GeoTiff(columns, rows, numbers)
        .doubles(33_550, step, step, 0)
        .doubles(33_922, 0, 0, 0, x, y, 0)
        .keys(1024, isGeographic ? 2 : 1, 1025, 1, isGeographic ? 2048 : 3072, code);
  }

  /** Keys and their values in turn, for all that it had. */
  public GeoTiff keys(int... pairs) {
    int[] all = new int[4 + 2 * pairs.length];
    all[0] = all[1] = 1;
    all[3] = pairs.length / 2;
    for (int i = 0; i < pairs.length; i += 2) {
      all[4 + 2 * i] = pairs[i];
      all[6 + 2 * i] = 1;
      all[7 + 2 * i] = pairs[i + 1];
    }
    return shorts(34_735, all);
  }

  public GeoTiff without(int tag) {
    values.remove(tag);
    return this;
  }

  public GeoTiff text(int tag, String text) {
    return put(tag, ASCII, (text + '\0').getBytes(StandardCharsets.US_ASCII));
  }

  public GeoTiff shorts(int tag, int... all) {
    ByteBuffer bytes = buffer(2 * all.length);
    for (int each : all) {
      bytes.putShort((short) each);
    }
    return put(tag, SHORT, bytes.array());
  }

  public GeoTiff longs(int tag, int... all) {
    ByteBuffer bytes = buffer(4 * all.length);
    for (int each : all) {
      bytes.putInt(each);
    }
    return put(tag, LONG, bytes.array());
  }

  public GeoTiff doubles(int tag, double... all) {
    ByteBuffer bytes = buffer(8 * all.length);
    for (double each : all) {
      bytes.putDouble(each);
    }
    return put(tag, DOUBLE, bytes.array());
  }

  private GeoTiff put(int tag, int type, byte[] bytes) {
    values.put(tag, bytes);
    types.put(tag, type);
    return this;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int size(int type) {
    return switch (type) {
      case ASCII -> 1;
      case SHORT -> 2;
      case LONG -> 4;
      default -> 8;
    };
  }

  /** The cells first, then the tags, then what does not fit into them. */
  public byte[] bytes() {
    int directory = 8 + 4 * columns * rows;
    int room = directory + 2 + 12 * values.size() + 4;
    int most = room + values.values().stream().mapToInt(each -> each.length + 1).sum();
    ByteBuffer file = buffer(most);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
    for (float number : numbers) {
      file.putFloat(number);
    }
    file.putShort((short) values.size());
    int next = room;
    for (var entry : values.entrySet()) {
      byte[] bytes = entry.getValue();
      int type = types.get(entry.getKey());
      file.putShort(entry.getKey().shortValue()).putShort((short) type);
      file.putInt(bytes.length / size(type));
      if (bytes.length <= 4) {
        file.put(bytes).position(file.position() + 4 - bytes.length);
      } else {
        file.putInt(next);
        file.put(next, bytes);
        next += bytes.length + bytes.length % 2;
      }
    }
    return Arrays.copyOf(file.array(), next);
  }

  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
