package luotu.intake.terrain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import luotu.intake.FileFault;

/**
 * The numbers of the first band of a TIFF, cell by cell. Strips and tiles are read when a cell of
 * theirs is asked for; some are kept, so that a file larger than memory can be gone through along
 * its rows. Not for use by several threads.
 */
final class TiffBlocks implements AutoCloseable {
  private static final Map<Integer, String> NOT_READ =
      Map.of(6, "JPEG", 7, "JPEG", 34_887, "LERC", 34_925, "LZMA", 50_000, "ZSTD", 50_001, "WebP");

  /** Cells that are kept: 128 MB. */
  private static final long KEPT_CELLS = 32_000_000;

  /** So many rows are read at a time of a file that is one strip, not packed. */
  private static final int ROWS_AT_ONCE = 64;

  private final Path file;
  private final FileChannel channel;
  private final int width;
  private final int height;
  private final BlockCodec codec;
  private final boolean isTiled;
  private final int blockColumns;
  private final int blockRows;
  private final int across;
  private final long[] offsets;
  private final long[] sizes;
  private final Map<Integer, float[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
  private long cells;
  private int last = -1;
  private float[] lastBlock;

  /**
   * @throws luotu.model.Refusal when the cells are packed in a way that is not read, or lie beyond
   *     the end of the file
   */
  TiffBlocks(Path file, TiffTags tags) {
    this.file = file;
    width = (int) tags.number(TiffTags.WIDTH, 0);
    height = (int) tags.number(TiffTags.HEIGHT, 0);
    codec = codec(tags);
    isTiled = tags.has(TiffTags.TILE_WIDTH);
    blockColumns = isTiled ? (int) tags.number(TiffTags.TILE_WIDTH, 0) : width;
    long stripRows = Math.min(height, tags.number(TiffTags.ROWS_PER_STRIP, height));
    boolean isOneBlock =
        !isTiled
            && stripRows == height
            && codec.compression() == BlockCodec.NONE
            && codec.predictor() == 1;
    blockRows =
        isTiled
            ? (int) tags.number(TiffTags.TILE_HEIGHT, 0)
            : (int) (isOneBlock ? Math.min(ROWS_AT_ONCE, stripRows) : stripRows);
    if (width <= 0 || height <= 0 || blockColumns <= 0 || blockRows <= 0) {
      throw TiffTags.cutOff(file, width + " x " + height);
    }
    across = (width + blockColumns - 1) / blockColumns;
    int down = (height + blockRows - 1) / blockRows;
    if (isOneBlock) {
      long start = tags.number(TiffTags.STRIP_OFFSETS, Long.MAX_VALUE / 2);
      long rowBytes = (long) width * codec.samples() * codec.bytes();
      offsets = IntStream.range(0, down).mapToLong(i -> start + i * blockRows * rowBytes).toArray();
      sizes =
          IntStream.range(0, down)
              .mapToLong(i -> Math.min(blockRows, height - i * blockRows) * rowBytes)
              .toArray();
    } else {
      offsets = tags.numbers(isTiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
      sizes = tags.numbers(isTiled ? TiffTags.TILE_BYTES : TiffTags.STRIP_BYTES);
    }
    try {
      channel = FileChannel.open(file);
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
    try {
      requireWhole(across * down);
    } catch (RuntimeException cut) {
      close();
      throw cut;
    }
  }

  private BlockCodec codec(TiffTags tags) {
    int compression = (int) tags.number(TiffTags.COMPRESSION, BlockCodec.NONE);
    boolean isRead =
        switch (compression) {
          case BlockCodec.NONE,
              BlockCodec.LZW,
              BlockCodec.DEFLATE,
              BlockCodec.DEFLATE_FORMERLY,
              BlockCodec.PACK_BITS ->
              true;
          default -> false;
        };
    if (!isRead) {
      throw FileFault.refuse(
          file,
          "compression " + NOT_READ.getOrDefault(compression, String.valueOf(compression)),
          "Deflate、LZW、PackBits 压缩或不压缩；可先执行 gdal_translate -co COMPRESS=DEFLATE",
          "Deflate, LZW, PackBits or no compression; gdal_translate -co COMPRESS=DEFLATE makes it");
    }
    int samples = (int) tags.number(TiffTags.SAMPLES_PER_PIXEL, 1);
    boolean isPlanar = tags.number(TiffTags.PLANAR_CONFIGURATION, 1) == 2;
    int bits = (int) tags.number(TiffTags.BITS_PER_SAMPLE, 1);
    int format = (int) tags.number(TiffTags.SAMPLE_FORMAT, 1);
    boolean isNumber =
        format == 3 ? bits == 32 || bits == 64 : bits == 8 || bits == 16 || bits == 32;
    if (!isNumber || format < 1 || format > 3) {
      throw FileFault.refuse(
          file,
          "SampleFormat " + format + ", " + bits + " bit",
          "8、16、32 位整数或 32、64 位浮点数的高程，而不是图像；可先执行 gdal_translate -ot Float32",
          "heights as whole numbers of 8, 16 or 32 bits or floating point of 32 or 64, no picture;"
              + " gdal_translate -ot Float32 makes them");
    }
    return new BlockCodec(
        compression,
        (int) tags.number(TiffTags.PREDICTOR, 1),
        format,
        bits / 8,
        isPlanar ? 1 : samples,
        tags.byteOrder());
  }

  private void requireWhole(int count) {
    try {
      if (offsets.length < count || sizes.length < count) {
        throw TiffTags.cutOff(file, offsets.length + " < " + count);
      }
      long length = channel.size();
      for (int block = 0; block < count; block++) {
        if (offsets[block] + sizes[block] > length) {
          throw TiffTags.cutOff(file, length + " < " + (offsets[block] + sizes[block]) + " B");
        }
      }
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The number of a cell, as the file has it; NaN in a block that it leaves out. */
  double number(int column, int row) {
    int block = row / blockRows * across + column / blockColumns;
    if (block != last) {
      lastBlock = block(block);
      last = block;
    }
    return lastBlock[row % blockRows * blockColumns + column % blockColumns];
  }

  private float[] block(int block) {
    float[] kept = blocks.get(block);
    if (kept == null) {
      kept = read(block);
      cells += kept.length;
      var oldest = blocks.entrySet().iterator();
      while (cells > KEPT_CELLS && oldest.hasNext()) {
        cells -= oldest.next().getValue().length;
        oldest.remove();
      }
      blocks.put(block, kept);
    }
    return kept;
  }

  private float[] read(int block) {
    // The last strip ends with the file; the last tiles are as large as the others.
    int rows = !isTiled ? Math.min(blockRows, height - block / across * blockRows) : blockRows;
    if (sizes[block] == 0) {
      float[] holes = new float[blockColumns * rows];
      Arrays.fill(holes, Float.NaN);
      return holes;
    }
    try {
      ByteBuffer packed = ByteBuffer.allocate(Math.toIntExact(sizes[block]));
      int more = 0;
      while (more >= 0 && packed.hasRemaining()) {
        more = channel.read(packed, offsets[block] + packed.position());
      }
      return codec.decode(packed.array(), blockColumns, rows);
    } catch (IOException | ArithmeticException | IndexOutOfBoundsException damaged) {
      throw TiffTags.cutOff(file, "block " + block + ": " + damaged.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
  }
}
