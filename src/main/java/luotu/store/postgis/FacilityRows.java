package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import luotu.store.FacilityList;
import org.locationtech.jts.geom.Geometry;

/** Gathers the rows of {@code facility_list.sql}. */
final class FacilityRows {
  private final LongStream.Builder ids = LongStream.builder();
  private final List<Geometry> shapes = new ArrayList<>();
  private final BitSet unverified = new BitSet();
  private final DoubleStream.Builder turnoutSeconds = DoubleStream.builder();

  void add(ResultSet row) throws SQLException {
    ids.add(row.getLong(1));
    unverified.set(shapes.size(), row.getBoolean(3));
    shapes.add(FeatureRows.geometry(row.getBytes(2)));
    double turnout = row.getDouble(4);
    turnoutSeconds.add(row.wasNull() ? Double.NaN : turnout);
  }

  FacilityList facilities() {
    return new FacilityList(
        ids.build().toArray(), shapes, unverified, turnoutSeconds.build().toArray());
  }
}
