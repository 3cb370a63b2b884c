package luotu.intake.terrain;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.intake.FileFault;
import luotu.model.Refusal;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffContents;
import org.apache.commons.imaging.formats.tiff.TiffDirectory;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffReader;

/** What the first page of a TIFF or BigTIFF says of itself. */
final class TiffTags {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  static final int PLANAR_CONFIGURATION = 284;
  static final int PREDICTOR = 317;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;
  static final int SAMPLE_FORMAT = 339;
  static final int PIXEL_SCALE = 33_550;
  static final int TIEPOINTS = 33_922;
  static final int TRANSFORMATION = 34_264;
  static final int GEO_KEYS = 34_735;
  static final int GDAL_METADATA = 42_112;
  static final int GDAL_NODATA = 42_113;

  /** Little and big end first, classic and BigTIFF. */
  private static final List<String> BEGINNINGS = List.of("II*\0", "MM\0*", "II+\0", "MM\0+");

  private final Path file;
  private final ByteOrder byteOrder;
  private final boolean hasMorePages;
  private final Map<Integer, TiffField> fields = new HashMap<>();

  private TiffTags(Path file, TiffDirectory page) {
    this.file = file;
    byteOrder = page.getByteOrder();
    hasMorePages = page.getNextDirectoryOffset() != 0;
    page.getDirectoryEntries().forEach(field -> fields.putIfAbsent(field.getTag(), field));
  }

  /**
   * @throws Refusal when there is no such file, it is no TIFF, or it is cut off
   */
  static TiffTags read(Path file) {
    try {
      requireBeginning(file);
      TiffContents contents =
          new TiffReader(true)
              .readFirstDirectory(ByteSource.path(file), false, FormatCompliance.getDefault());
      return new TiffTags(file, contents.directories.get(0));
    } catch (NoSuchFileException none) {
      throw FileFault.refuse(file, "", "已有的文件", "a file that exists");
    } catch (ImagingException | IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
      throw cutOff(file, String.valueOf(broken.getMessage()));
    } catch (FileSystemException refused) {
      throw FileFault.unreadable(file, refused);
    } catch (IOException ended) {
      throw cutOff(file, String.valueOf(ended.getMessage()));
    }
  }

  private static void requireBeginning(Path file) throws IOException {
    byte[] beginning;
    try (var stream = Files.newInputStream(file)) {
      beginning = stream.readNBytes(4);
    }
    boolean isTiff =
        BEGINNINGS.stream()
            .anyMatch(each -> Arrays.equals(each.getBytes(StandardCharsets.ISO_8859_1), beginning));
    if (!isTiff) {
      throw FileFault.refuse(
          file,
          "",
          "GeoTIFF 文件（.tif）；其他格式可先用 gdal_translate 转换",
          "a GeoTIFF (.tif); gdal_translate makes one of other formats");
    }
  }

  /** The refusal of a file that ends too early or is damaged. */
  static Refusal cutOff(Path file, String found) {
    return FileFault.refuse(
        file,
        found,
        "完整的 TIFF：文件被截断或损坏，请重新下载或复制",
        "a whole TIFF: the file is cut off or damaged; fetch or copy it again");
  }

  ByteOrder byteOrder() {
    return byteOrder;
  }

  /** Whether pages follow the first. */
  boolean hasMorePages() {
    return hasMorePages;
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** The whole numbers of a tag, none of them negative; empty without it. */
  long[] numbers(int tag) {
    TiffField field = fields.get(tag);
    if (field == null) {
      return new long[0];
    }
    try {
      long[] numbers = field.getLongArrayValue();
      // A single short comes with its sign.
      return Arrays.stream(numbers).map(each -> each < 0 ? each & 0xFFFF : each).toArray();
    } catch (ImagingException odd) {
      throw cutOff(file, "tag " + tag);
    }
  }

  /** The first number of a tag. */
  long number(int tag, long otherwise) {
    long[] numbers = numbers(tag);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  double[] doubles(int tag) {
    TiffField field = fields.get(tag);
    if (field == null) {
      return new double[0];
    }
    try {
      return field.getDoubleArrayValue();
    } catch (ImagingException odd) {
      throw cutOff(file, "tag " + tag);
    }
  }

  Optional<String> text(int tag) {
    try {
      TiffField field = fields.get(tag);
      return field == null ? Optional.empty() : Optional.ofNullable(field.getStringValue());
    } catch (ImagingException odd) {
      throw cutOff(file, "tag " + tag);
    }
  }
}
