package luotu.geo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A square of heights, two bytes each: decimetres above the lowest of them, or wider steps where
 * they spread over more than 6,553 metres. Immutable.
 */
public final class HeightTile {
  /** Cells along each side. */
  public static final int SIDE = 256;

  private static final int CELLS = SIDE * SIDE;
  private static final int HEADER_BYTES = 8;
  private static final float STEP_METRES = 0.1f;
  private static final short HOLE = -1;

  /** Above the lowest, without the one that stands for a hole. */
  private static final int MOST_STEPS = 65_534;

  private final float lowest;
  private final float step;
  private final short[] steps;

  private HeightTile(float lowest, float step, short[] steps) {
    this.lowest = lowest;
    this.step = step;
    this.steps = steps;
  }

  /**
   * @param metres row by row from the north-west, {@link #SIDE} in each; NaN for holes
   */
  public static HeightTile of(float[] metres) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (float each : metres) {
      if (!Float.isNaN(each)) {
        lowest = Math.min(lowest, each);
        highest = Math.max(highest, each);
      }
    }
    float step = Math.max(STEP_METRES, (highest - lowest) / MOST_STEPS);
    short[] steps = new short[CELLS];
    for (int i = 0; i < CELLS; i++) {
      steps[i] = Float.isNaN(metres[i]) ? HOLE : (short) Math.round((metres[i] - lowest) / step);
    }
    return new HeightTile(lowest, step, steps);
  }

  /** Height of a cell, NaN in a hole. */
  public double metres(int row, int column) {
    short found = steps[row * SIDE + column];
    return found == HOLE ? Double.NaN : lowest + (double) step * (found & 0xFFFF);
  }

  /**
   * Packed: the lowest height and the step as floats, then deflated the differences along each row,
   * all high bytes first.
   */
  public byte[] bytes() {
    byte[] differences = new byte[2 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      int difference = steps[i] - (i % SIDE == 0 ? 0 : steps[i - 1]);
      differences[i] = (byte) (difference >> 8);
      differences[CELLS + i] = (byte) difference;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    byte[] room = new byte[HEADER_BYTES + 2 * CELLS + 1024];
    deflater.setInput(differences);
    deflater.finish();
    int size = deflater.deflate(room, HEADER_BYTES, room.length - HEADER_BYTES);
    deflater.end();
    ByteBuffer.wrap(room).putFloat(lowest).putFloat(step);
    return Arrays.copyOf(room, HEADER_BYTES + size);
  }

  /**
   * What {@link #bytes} packed.
   *
   * @throws IllegalArgumentException when these are no such bytes
   */
  public static HeightTile read(byte[] bytes) {
    byte[] differences = new byte[2 * CELLS];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
      if (inflater.inflate(differences) < differences.length) {
        throw new IllegalArgumentException("a tile of heights that is cut off");
      }
    } catch (DataFormatException broken) {
      throw new IllegalArgumentException("not a tile of heights", broken);
    } finally {
      inflater.end();
    }
    short[] steps = new short[CELLS];
    for (int i = 0; i < CELLS; i++) {
      int difference = differences[i] << 8 | differences[CELLS + i] & 0xFF;
      steps[i] = (short) (difference + (i % SIDE == 0 ? 0 : steps[i - 1]));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return new HeightTile(header.getFloat(0), header.getFloat(4), steps);
  }
}
