package luotu.store.postgis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import luotu.geo.HeightLattice;
import luotu.geo.HeightPyramid;
import luotu.geo.HeightTile;
import luotu.model.TerrainDraft;

/**
 * Writes terrain in two steps: its tiles, which may take long, while others go on writing; then, as
 * part of the change set, the row that makes them count.
 */
final class TerrainRows {
  private static final int AT_ONCE = 64;

  private final Session session;
  private final TerrainDraft draft;
  private final long id;
  private int waiting;

  private TerrainRows(Session session, TerrainDraft draft) {
    this.session = session;
    this.draft = draft;
    id = session.get("terrain_begin", row -> row.getLong(1));
  }

  /** Writes the tiles. */
  static TerrainRows write(Session session, TerrainDraft draft) {
    TerrainRows rows = new TerrainRows(session, draft);
    try (PreparedStatement insert =
        session.connection().prepareStatement(session.statements().get("terrain_tile_insert"))) {
      HeightPyramid.build(
          draft.lattice(),
          draft.heights(),
          (level, row, column, tile) -> rows.add(insert, level, row, column, tile));
      insert.executeBatch();
    } catch (SQLException error) {
      throw DatabaseFaults.of("store terrain", error);
    }
    return rows;
  }

  private void add(PreparedStatement insert, int level, int row, int column, HeightTile tile) {
    try {
      insert.setLong(1, id);
      insert.setInt(2, level);
      insert.setInt(3, row);
      insert.setInt(4, column);
      insert.setBytes(5, tile.bytes());
      insert.addBatch();
      if (++waiting % AT_ONCE == 0) {
        insert.executeBatch();
      }
    } catch (SQLException error) {
      throw DatabaseFaults.of("store terrain", error);
    }
  }

  /** Makes the tiles count, in the change set of the transaction. */
  void finish() {
    HeightLattice lattice = draft.lattice();
    session.update(
        "terrain_insert",
        id,
        draft.source(),
        lattice.west(),
        lattice.north(),
        lattice.stepLongitude(),
        lattice.stepLatitude(),
        lattice.columns(),
        lattice.rows());
  }
}
