package luotu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import luotu.geo.GeoJson;
import org.locationtech.jts.geom.Geometry;

/**
 * How large polygons are.
 *
 * @param bytes as GeoJSON to 1e-7 degrees
 * @param zipped the same by gzip
 */
record DrawnSize(long vertices, long bytes, long zipped) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(GeoJson.ROUNDED.module());

  static DrawnSize of(Geometry drawn) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(drawn);
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(json);
      }
      return new DrawnSize(drawn.getNumPoints(), json.length, zipped.size());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The mean of some. */
  static DrawnSize mean(List<Geometry> drawn) {
    List<DrawnSize> sizes = drawn.stream().map(DrawnSize::of).toList();
    return new DrawnSize(
        sizes.stream().mapToLong(DrawnSize::vertices).sum() / sizes.size(),
        sizes.stream().mapToLong(DrawnSize::bytes).sum() / sizes.size(),
        sizes.stream().mapToLong(DrawnSize::zipped).sum() / sizes.size());
  }
}
