package luotu.intake.osm;

import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import luotu.model.CityTime;
import luotu.model.Refusal;
import org.locationtech.jts.geom.Envelope;

/**
 * The binary format: a row of blocks, each its length, a header and compressed content. Which
 * blocks hold which kinds of objects is remembered, so that a later reading unpacks only those.
 */
final class PbfFile implements OsmFile {
  private static final int LARGEST_HEADER = 64 * 1024;
  private static final int LARGEST_BLOCK = 32 * 1024 * 1024;
  private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");

  private final Path path;
  private final List<Set<OsmObject.Kind>> kindsOfBlocks = new ArrayList<>();

  PbfFile(Path path) {
    this.path = path;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Header read(Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink) {
    Header header = null;
    long position = 0;
    try (DataInputStream input =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      int dataBlocks = 0;
      for (int first = input.read(); first >= 0; first = input.read()) {
        int headerSize =
            first << 24
                | input.readUnsignedByte() << 16
                | input.readUnsignedByte() << 8
                | input.readUnsignedByte();
        if (headerSize <= 0 || headerSize > LARGEST_HEADER) {
          throw damaged(position, null);
        }
        Fileformat.BlobHeader block = Fileformat.BlobHeader.parseFrom(exactly(input, headerSize));
        int size = block.getDatasize();
        if (size < 0 || size > LARGEST_BLOCK) {
          throw damaged(position, null);
        }
        if (block.getType().equals("OSMHeader")) {
          header = header(Osmformat.HeaderBlock.parseFrom(unpack(exactly(input, size))));
        } else if (!block.getType().equals("OSMData") || !mayHold(dataBlocks++, kinds)) {
          input.skipNBytes(size);
        } else if (header == null) {
          throw damaged(position, null);
        } else {
          read(exactly(input, size), dataBlocks - 1, kinds, sink);
        }
        position += 4L + headerSize + size;
      }
      if (dataBlocks == 0) {
        throw OsmFile.bad(path, position + " B", "文件里应有数据", "a file that holds data", null);
      }
      return header;
    } catch (EOFException cut) {
      throw OsmFile.bad(
          path,
          position + " B …",
          "完整的文件。它在字节 " + position + " 之后的块中间断了，请重新下载",
          "a whole file. It breaks off within the block that starts at byte "
              + position
              + "; download it again",
          cut);
    } catch (IOException | DataFormatException | IndexOutOfBoundsException broken) {
      throw damaged(position, broken);
    }
  }

  private Refusal damaged(long position, Exception cause) {
    return OsmFile.bad(
        path,
        "@ " + position + " B",
        "PBF 格式的数据。它从字节 " + position + " 起不是有效的 PBF：换对扩展名，或重新下载",
        "data in the PBF format. From byte "
            + position
            + " on it is not: give it its right extension, or download it again",
        cause);
  }

  private boolean mayHold(int block, Set<OsmObject.Kind> kinds) {
    return block >= kindsOfBlocks.size()
        || kindsOfBlocks.get(block).stream().anyMatch(kinds::contains);
  }

  private static byte[] exactly(DataInputStream input, int size) throws IOException {
    byte[] bytes = input.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private byte[] unpack(byte[] packed) throws IOException, DataFormatException {
    Fileformat.Blob blob = Fileformat.Blob.parseFrom(packed);
    if (blob.hasRaw()) {
      return blob.getRaw().toByteArray();
    }
    if (!blob.hasZlibData()) {
      throw OsmFile.bad(
          path,
          blob.getDataCase().name(),
          "未压缩或 zlib 压缩的块；可用 osmium cat -f pbf,pbf_compression=zlib 转换",
          "blocks packed with zlib or not at all; osmium cat -f pbf,pbf_compression=zlib converts it",
          null);
    }
    if (blob.getRawSize() < 0 || blob.getRawSize() > LARGEST_BLOCK) {
      throw new DataFormatException("size " + blob.getRawSize());
    }
    byte[] bytes = new byte[blob.getRawSize()];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(blob.getZlibData().asReadOnlyByteBuffer());
      int done = 0;
      while (done < bytes.length) {
        int more = inflater.inflate(bytes, done, bytes.length - done);
        if (more == 0) {
          throw new DataFormatException("short by " + (bytes.length - done));
        }
        done += more;
      }
      return bytes;
    } finally {
      inflater.end();
    }
  }

  private Header header(Osmformat.HeaderBlock block) {
    for (String feature : block.getRequiredFeaturesList()) {
      if (!UNDERSTOOD.contains(feature)) {
        throw OsmFile.bad(
            path,
            feature,
            "不含历史版本的普通数据；历史文件可用 osmium time-filter 取出一个时刻",
            "plain data without history; osmium time-filter takes one moment out of a history file",
            null);
      }
    }
    Osmformat.HeaderBBox box = block.getBbox();
    Envelope extent =
        block.hasBbox()
            ? new Envelope(
                box.getLeft() / 1e9,
                box.getRight() / 1e9,
                box.getBottom() / 1e9,
                box.getTop() / 1e9)
            : null;
    LocalDate date =
        block.hasOsmosisReplicationTimestamp()
            ? CityTime.dayOf(Instant.ofEpochSecond(block.getOsmosisReplicationTimestamp()))
            : null;
    return new Header(extent, date);
  }

  private void read(byte[] packed, int number, Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink)
      throws IOException, DataFormatException {
    Osmformat.PrimitiveBlock block = Osmformat.PrimitiveBlock.parseFrom(unpack(packed));
    PbfBlock reader = new PbfBlock(path, block);
    Set<OsmObject.Kind> held = EnumSet.noneOf(OsmObject.Kind.class);
    for (Osmformat.PrimitiveGroup group : block.getPrimitivegroupList()) {
      if (group.hasDense() || group.getNodesCount() > 0) {
        held.add(OsmObject.Kind.NODE);
      }
      if (group.getWaysCount() > 0) {
        held.add(OsmObject.Kind.WAY);
      }
      if (group.getRelationsCount() > 0) {
        held.add(OsmObject.Kind.RELATION);
      }
      reader.read(group, kinds, sink);
    }
    if (number == kindsOfBlocks.size()) {
      kindsOfBlocks.add(held);
    }
  }
}
