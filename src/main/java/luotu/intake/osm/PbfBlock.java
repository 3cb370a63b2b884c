package luotu.intake.osm;

import crosby.binary.Osmformat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One unpacked block of a PBF file: numbers stand as differences, texts as places in a table. */
final class PbfBlock {
  private static final long NANODEGREES = 100;

  private final Path path;
  private final Osmformat.PrimitiveBlock block;
  private final String[] texts;

  PbfBlock(Path path, Osmformat.PrimitiveBlock block) {
    this.path = path;
    this.block = block;
    this.texts = new String[block.getStringtable().getSCount()];
  }

  void read(Osmformat.PrimitiveGroup group, Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink) {
    if (kinds.contains(OsmObject.Kind.NODE)) {
      for (Osmformat.Node node : group.getNodesList()) {
        sink.accept(
            node(
                node.getId(),
                node.getLon(),
                node.getLat(),
                tags(node.getKeysList(), node.getValsList())));
      }
      denseNodes(group.getDense(), sink);
    }
    if (kinds.contains(OsmObject.Kind.WAY)) {
      for (Osmformat.Way way : group.getWaysList()) {
        long[] nodes = new long[way.getRefsCount()];
        long node = 0;
        for (int i = 0; i < nodes.length; i++) {
          node += way.getRefs(i);
          nodes[i] = node;
        }
        sink.accept(
            new OsmObject.Way(
                checked("way", way.getId()), nodes, tags(way.getKeysList(), way.getValsList())));
      }
    }
    if (kinds.contains(OsmObject.Kind.RELATION)) {
      group.getRelationsList().forEach(relation -> sink.accept(relation(relation)));
    }
  }

  private void denseNodes(Osmformat.DenseNodes dense, Consumer<OsmObject> sink) {
    long id = 0;
    long longitude = 0;
    long latitude = 0;
    int place = 0;
    for (int i = 0; i < dense.getIdCount(); i++) {
      id += dense.getId(i);
      longitude += dense.getLon(i);
      latitude += dense.getLat(i);
      Map<String, String> tags = Map.of();
      while (place < dense.getKeysValsCount() && dense.getKeysVals(place) != 0) {
        if (tags.isEmpty()) {
          tags = new HashMap<>();
        }
        tags.put(text(dense.getKeysVals(place)), text(dense.getKeysVals(place + 1)));
        place += 2;
      }
      place++;
      sink.accept(node(id, longitude, latitude, tags));
    }
  }

  private OsmObject.Node node(long id, long longitude, long latitude, Map<String, String> tags) {
    long east = block.getLonOffset() + block.getGranularity() * longitude;
    long north = block.getLatOffset() + block.getGranularity() * latitude;
    if (Math.abs(east) > 180_000_000_000L || Math.abs(north) > 90_000_000_000L) {
      throw OsmFile.bad(
          path,
          "node/" + id + ": " + east / 1e9 + ", " + north / 1e9,
          "经度 -180 到 180，纬度 -90 到 90；请重新下载文件",
          "longitude -180 to 180, latitude -90 to 90; download the file again",
          null);
    }
    return new OsmObject.Node(checked("node", id), rounded(east), rounded(north), tags);
  }

  private static int rounded(long nanodegrees) {
    return (int) Math.floorDiv(nanodegrees + NANODEGREES / 2, NANODEGREES);
  }

  private OsmObject.Relation relation(Osmformat.Relation relation) {
    List<OsmObject.Member> members = new ArrayList<>(relation.getMemidsCount());
    long member = 0;
    for (int i = 0; i < relation.getMemidsCount(); i++) {
      member += relation.getMemids(i);
      OsmObject.Kind kind = OsmObject.Kind.valueOf(relation.getTypes(i).name());
      members.add(new OsmObject.Member(kind, member, text(relation.getRolesSid(i))));
    }
    return new OsmObject.Relation(
        checked("relation", relation.getId()),
        members,
        tags(relation.getKeysList(), relation.getValsList()));
  }

  private long checked(String kind, long id) {
    if (id <= 0) {
      throw OsmFile.bad(
          path,
          kind + "/" + id,
          "大于 0 的编号：没有上传到 OpenStreetMap 的对象没有固定编号",
          "a number above 0: objects not yet uploaded to OpenStreetMap have no lasting one",
          null);
    }
    return id;
  }

  private Map<String, String> tags(List<Integer> keys, List<Integer> values) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      tags.put(text(keys.get(i)), text(values.get(i)));
    }
    return tags;
  }

  private String text(int place) {
    if (texts[place] == null) {
      texts[place] = block.getStringtable().getS(place).toStringUtf8();
    }
    return texts[place];
  }
}
