package luotu.store.postgis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import luotu.store.FacilityPlaces;

/** Gathers the rows of {@code facility_places.sql}; a point costs no object. */
final class PlaceRows {
  /** The rows are small: few round trips. */
  static final int AT_ONCE = 50_000;

  /** Well-known binary of a point in two dimensions: byte order, type, x, y. */
  private static final int POINT_BYTES = 21;

  private static final int POINT = 1;

  private final BitSet unverified = new BitSet();
  private final List<FacilityPlaces.Shape> shapes = new ArrayList<>();
  private double[] points = new double[1024];
  private int size;

  void add(ResultSet row) throws SQLException {
    byte[] wkb = row.getBytes(1);
    boolean isUnverified = row.getBoolean(2);
    ByteBuffer bytes = ByteBuffer.wrap(wkb);
    bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (wkb.length != POINT_BYTES || bytes.getInt() != POINT) {
      shapes.add(new FacilityPlaces.Shape(FeatureRows.geometry(wkb), isUnverified));
      return;
    }
    if (2 * size == points.length) {
      points = Arrays.copyOf(points, 4 * size);
    }
    points[2 * size] = bytes.getDouble();
    points[2 * size + 1] = bytes.getDouble();
    unverified.set(size, isUnverified);
    size++;
  }

  FacilityPlaces places() {
    return new FacilityPlaces(Arrays.copyOf(points, 2 * size), unverified, shapes);
  }
}
