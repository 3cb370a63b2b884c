package luotu.intake.osm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import luotu.model.Fault;
import luotu.model.Refusal;
import org.locationtech.jts.geom.Envelope;

/** A file of OpenStreetMap data that can be read again and again. */
interface OsmFile {
  Path path();

  /**
   * Hands every object of the kinds asked for to {@code sink}, in the order of the file.
   *
   * @return what the file says of itself
   * @throws Refusal {@code unreadable-file} naming the file when it cannot be read to its end
   */
  Header read(Set<OsmObject.Kind> kinds, Consumer<OsmObject> sink);

  /**
   * What a file says of itself.
   *
   * @param extent degrees; null when it does not say, and not always true when it does
   * @param date the day its data is from; null when it does not say
   */
  record Header(Envelope extent, LocalDate date) {}

  /**
   * Chooses the reader by the file's name.
   *
   * @throws Refusal {@code no-such-file}, {@code unreadable-file} or {@code unknown-format}
   */
  static OsmFile open(Path path) {
    if (!Files.exists(path)) {
      throw Refusal.notFound(
          "no-such-file",
          "没有这个文件",
          "There is no such file",
          Fault.of("file", path, "一个 OpenStreetMap 文件的路径", "the path of an OpenStreetMap file"));
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw bad(path, "", "可以读取的普通文件", "a plain file that may be read", null);
    }
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pbf")) {
      return new PbfFile(path);
    }
    for (XmlFile.Packing packing : XmlFile.Packing.values()) {
      if (name.endsWith(packing.ending())) {
        return new XmlFile(path, packing);
      }
    }
    throw Refusal.invalid(
        "unknown-format",
        "认不出的文件类型",
        "This file type is not known",
        Fault.of(
            "file",
            path,
            "文件名以 .osm.pbf、.osm、.osm.gz 或 .osm.bz2 结尾",
            "a name that ends in .osm.pbf, .osm, .osm.gz or .osm.bz2"));
  }

  /** A file that cannot be read to its end. */
  static Refusal bad(Path path, String found, String zh, String en, Throwable cause) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "unreadable-file",
        new luotu.model.Label(
            "读不了这个 OpenStreetMap 文件，什么也没有写入：" + path,
            "This OpenStreetMap file cannot be read, nothing was stored: " + path),
        java.util.List.of(Fault.of("file", found, zh, en)),
        cause);
  }
}
