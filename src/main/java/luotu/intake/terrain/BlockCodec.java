package luotu.intake.terrain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.imaging.common.PackBits;
import org.apache.commons.imaging.mylzw.MyLzwDecompressor;

/**
 * Turns the bytes of a strip or tile into numbers.
 *
 * @param compression 1 none, 5 LZW, 8 or 32946 Deflate, 32773 PackBits
 * @param predictor 1 none, 2 differences of whole numbers, 3 differences of the bytes of floats
 * @param format 1 unsigned, 2 signed, 3 floating point
 * @param bytes of each number: 1, 2, 4 or 8
 * @param samples numbers of each cell, of which the first counts
 */
record BlockCodec(
    int compression, int predictor, int format, int bytes, int samples, ByteOrder order) {
  static final int NONE = 1;
  static final int LZW = 5;
  static final int DEFLATE = 8;
  static final int DEFLATE_FORMERLY = 32_946;
  static final int PACK_BITS = 32_773;

  /**
   * @return the first number of every cell
   * @throws IOException when the bytes are damaged
   */
  float[] decode(byte[] packed, int columns, int rows) throws IOException {
    int rowBytes = columns * samples * bytes;
    byte[] raw = unpacked(packed, Math.multiplyExact(rowBytes, rows));
    ByteOrder stored = order;
    if (predictor == 3) {
      for (int row = 0; row < rows; row++) {
        joinBytes(raw, row * rowBytes, rowBytes);
      }
      stored = ByteOrder.BIG_ENDIAN;
    }
    ByteBuffer numbers = ByteBuffer.wrap(raw).order(stored);
    if (predictor == 2) {
      for (int row = 0; row < rows; row++) {
        addUp(numbers, row * rowBytes, rowBytes);
      }
    }
    float[] first = new float[columns * rows];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) number(numbers, i * samples * bytes);
    }
    return first;
  }

  private byte[] unpacked(byte[] packed, int size) throws IOException {
    byte[] raw =
        switch (compression) {
          case LZW ->
              new MyLzwDecompressor(8, ByteOrder.BIG_ENDIAN, true)
                  .decompress(new ByteArrayInputStream(packed), size);
          case DEFLATE, DEFLATE_FORMERLY -> inflated(packed, size);
          case PACK_BITS -> PackBits.decompress(packed, size);
          default -> packed;
        };
    if (raw.length < size) {
      throw new IOException(raw.length + " < " + size);
    }
    return raw;
  }

  private static byte[] inflated(byte[] packed, int size) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] raw = new byte[size];
      int done = 0;
      while (done < size) {
        int more = inflater.inflate(raw, done, size - done);
        if (more == 0) {
          return Arrays.copyOf(raw, done);
        }
        done += more;
      }
      // Behind the bytes stands a sum of them, which is only held against them when asked for more.
      inflater.inflate(new byte[1]);
      return raw;
    } catch (DataFormatException damaged) {
      throw new IOException(damaged);
    } finally {
      inflater.end();
    }
  }

  /** Takes back predictor 3: differences of bytes, the highest bytes of all numbers first. */
  private void joinBytes(byte[] raw, int start, int rowBytes) {
    for (int i = start + samples; i < start + rowBytes; i++) {
      raw[i] += raw[i - samples];
    }
    byte[] apart = Arrays.copyOfRange(raw, start, start + rowBytes);
    int count = rowBytes / bytes;
    for (int i = 0; i < count; i++) {
      for (int place = 0; place < bytes; place++) {
        raw[start + i * bytes + place] = apart[place * count + i];
      }
    }
  }

  /** Takes back predictor 2. */
  private void addUp(ByteBuffer numbers, int start, int rowBytes) {
    int back = samples * bytes;
    for (int at = start + back; at < start + rowBytes; at += bytes) {
      switch (bytes) {
        case 1 -> numbers.put(at, (byte) (numbers.get(at) + numbers.get(at - back)));
        case 2 ->
            numbers.putShort(at, (short) (numbers.getShort(at) + numbers.getShort(at - back)));
        case 4 -> numbers.putInt(at, numbers.getInt(at) + numbers.getInt(at - back));
        default -> numbers.putLong(at, numbers.getLong(at) + numbers.getLong(at - back));
      }
    }
  }

  private double number(ByteBuffer numbers, int at) {
    boolean isUnsigned = format == 1;
    return switch (bytes) {
      case 1 -> isUnsigned ? numbers.get(at) & 0xFF : numbers.get(at);
      case 2 -> isUnsigned ? numbers.getShort(at) & 0xFFFF : numbers.getShort(at);
      case 4 ->
          format == 3
              ? numbers.getFloat(at)
              : isUnsigned ? numbers.getInt(at) & 0xFFFFFFFFL : numbers.getInt(at);
      default -> numbers.getDouble(at);
    };
  }
}
