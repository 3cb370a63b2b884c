package luotu.intake.osm;

import com.google.protobuf.ByteString;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** Writes PBF files for tests, a block for each kind of object. */
final class PbfWriter {
  private final DataOutputStream output;
  private final boolean dense;
  private final List<String> texts = new ArrayList<>(List.of(""));

  private PbfWriter(DataOutputStream output, boolean dense) {
    this.output = output;
    this.dense = dense;
  }

  /** Writes what {@code source} holds. */
  static void write(OsmFile source, Path target, boolean dense) throws IOException {
    try (DataOutputStream output = new DataOutputStream(Files.newOutputStream(target))) {
      write(output, "OSMHeader", header("OsmSchema-V0.6", "DenseNodes"), true);
      for (OsmObject.Kind kind : OsmObject.Kind.values()) {
        PbfWriter writer = new PbfWriter(output, dense);
        List<OsmObject> objects = new ArrayList<>();
        source.read(EnumSet.of(kind), objects::add);
        if (!objects.isEmpty()) {
          writer.block(objects);
        }
      }
    }
  }

  static byte[] header(String... requiredFeatures) {
    return Osmformat.HeaderBlock.newBuilder()
        .addAllRequiredFeatures(List.of(requiredFeatures))
        .setOsmosisReplicationTimestamp(1_700_000_000)
        .build()
        .toByteArray();
  }

  static void write(DataOutputStream output, String type, byte[] content, boolean packed)
      throws IOException {
    Fileformat.Blob.Builder blob = Fileformat.Blob.newBuilder();
    if (packed) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(zipped)) {
        deflater.write(content);
      }
      blob.setRawSize(content.length).setZlibData(ByteString.copyFrom(zipped.toByteArray()));
    } else {
      blob.setRaw(ByteString.copyFrom(content));
    }
    write(output, type, blob.build());
  }

  static void write(DataOutputStream output, String type, Fileformat.Blob blob) throws IOException {
    byte[] header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(blob.getSerializedSize())
            .build()
            .toByteArray();
    output.writeInt(header.length);
    output.write(header);
    blob.writeTo(output);
  }

  private void block(List<OsmObject> objects) throws IOException {
    Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    Osmformat.DenseNodes.Builder nodes = Osmformat.DenseNodes.newBuilder();
    OsmObject.Node last = new OsmObject.Node(0, 0, 0, Map.of());
    for (OsmObject object : objects) {
      if (object instanceof OsmObject.Node node) {
        if (dense) {
          nodes.addId(node.id() - last.id());
          nodes.addLon((long) node.longitudeE7() - last.longitudeE7());
          nodes.addLat((long) node.latitudeE7() - last.latitudeE7());
          node.tags()
              .forEach((key, value) -> nodes.addKeysVals(text(key)).addKeysVals(text(value)));
          nodes.addKeysVals(0);
          last = node;
        } else {
          Osmformat.Node.Builder plain = group.addNodesBuilder();
          plain.setId(node.id()).setLon(node.longitudeE7()).setLat(node.latitudeE7());
          node.tags().forEach((key, value) -> plain.addKeys(text(key)).addVals(text(value)));
        }
      } else if (object instanceof OsmObject.Way way) {
        Osmformat.Way.Builder written = group.addWaysBuilder().setId(way.id());
        long before = 0;
        for (long node : way.nodes()) {
          written.addRefs(node - before);
          before = node;
        }
        way.tags().forEach((key, value) -> written.addKeys(text(key)).addVals(text(value)));
      } else if (object instanceof OsmObject.Relation relation) {
        Osmformat.Relation.Builder written = group.addRelationsBuilder().setId(relation.id());
        long before = 0;
        for (OsmObject.Member member : relation.members()) {
          written.addMemids(member.id() - before);
          written.addRolesSid(text(member.role()));
          written.addTypes(Osmformat.Relation.MemberType.valueOf(member.kind().name()));
          before = member.id();
        }
        relation.tags().forEach((key, value) -> written.addKeys(text(key)).addVals(text(value)));
      }
    }
    if (nodes.getIdCount() > 0) {
      group.setDense(nodes);
    }
    Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
    texts.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    byte[] block =
        Osmformat.PrimitiveBlock.newBuilder()
            .setStringtable(table)
            .addPrimitivegroup(group)
            .build()
            .toByteArray();
    write(output, "OSMData", block, dense);
  }

  private int text(String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
    return texts.indexOf(text);
  }
}
