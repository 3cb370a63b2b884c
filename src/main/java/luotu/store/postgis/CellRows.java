package luotu.store.postgis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import luotu.store.PopulatedCells;

/** Gathers the rows of {@code population_cells.sql}; a cell costs no object. */
final class CellRows {
  /** The rows are small: few round trips. */
  static final int AT_ONCE = 50_000;

  private final Map<String, String> codes = new HashMap<>();
  private long[] ids = new long[1024];
  private double[] places = new double[2048];
  private double[] people = new double[1024];
  private String[] zones = new String[1024];
  private int size;

  void add(ResultSet row) throws SQLException {
    if (size == people.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      places = Arrays.copyOf(places, 4 * size);
      people = Arrays.copyOf(people, 2 * size);
      zones = Arrays.copyOf(zones, 2 * size);
    }
    places[2 * size] = row.getDouble(1);
    places[2 * size + 1] = row.getDouble(2);
    people[size] = row.getDouble(3);
    String code = row.getString(4);
    zones[size] = code == null ? null : codes.computeIfAbsent(code, first -> first);
    ids[size] = row.getLong(5);
    size++;
  }

  PopulatedCells cells() {
    return new PopulatedCells(
        Arrays.copyOf(ids, size),
        Arrays.copyOf(places, 2 * size),
        Arrays.copyOf(people, size),
        Arrays.copyOf(zones, size));
  }
}
