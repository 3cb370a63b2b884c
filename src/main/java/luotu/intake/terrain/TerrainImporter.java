package luotu.intake.terrain;

import java.nio.file.Path;
import java.util.Map;
import luotu.geo.Elevation;
import luotu.intake.FileFault;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.model.TerrainDraft;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.Snapshot;
import luotu.store.Store;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Stores the heights of a GeoTIFF as one change set. */
public final class TerrainImporter {
  private final Store store;

  public TerrainImporter(Store store) {
    this.store = store;
  }

  /**
   * @param replaceDemo whether a demo city is cleared first
   * @throws Refusal {@code unreadable-file} saying what is wrong with it, {@code other-place} when
   *     it lies away from all that is stored, {@code demo-city-stored}; nothing is stored then
   */
  public TerrainReport run(Path file, boolean replaceDemo, String author) {
    LoadOptions.Kind kind = replaceDemo ? LoadOptions.Kind.REAL_FOR_DEMO : LoadOptions.Kind.REAL;
    try (TerrainFile terrain = new TerrainFile(file);
        Load load = store.load(new LoadOptions(LoadOptions.Mode.ADD, Map.of(), kind))) {
      requireSamePlace(file, terrain);
      String name = String.valueOf(file.getFileName());
      load.addTerrain(new TerrainDraft(name, terrain.lattice(), terrain));
      if (terrain.cells() == terrain.holes()) {
        throw FileFault.refuse(
            file,
            "",
            "至少一个有高程的格点：全部都是无数据",
            "at least one cell with a height: all of them are holes");
      }
      Load.Outcome outcome = load.apply(new ChangeNote(author, name, "terrain"), false);
      return new TerrainReport(
          name,
          outcome.change().number(),
          terrain.reference().system().code(),
          terrain.cells(),
          terrain.holes(),
          terrain.lattice().extent(),
          terrain.lowest(),
          terrain.highest(),
          roads(),
          terrain.hasMore(),
          outcome.demoCleared());
    }
  }

  private void requireSamePlace(Path file, TerrainFile terrain) {
    try (Snapshot snapshot = store.snapshot()) {
      double[] stored = snapshot.extent().orElse(null);
      if (stored == null || snapshot.simulated()) {
        return;
      }
      Envelope there = new Envelope(stored[0], stored[2], stored[1], stored[3]);
      Envelope here = terrain.lattice().extent();
      if (!here.intersects(there)) {
        throw Refusal.invalid(
            "other-place",
            "高程与已有数据不在一个地方，未写入任何内容",
            "The heights are of another place than what is stored; nothing was stored",
            Fault.of(
                String.valueOf(file.getFileName()),
                TerrainReport.words(here),
                "与已有数据的范围相交：" + TerrainReport.words(there),
                "an extent that meets that of what is stored: " + TerrainReport.words(there)));
      }
    }
  }

  private TerrainReport.Roads roads() {
    long[] roads = new long[3];
    try (Snapshot snapshot = store.snapshot()) {
      Elevation elevation = snapshot.elevation();
      snapshot
          .roads()
          .forEachRoad(0, road -> roads[known(elevation, road.line().getCoordinates())]++);
    }
    return new TerrainReport.Roads(roads[0], roads[1], roads[2]);
  }

  /** 0 when all places have a height, 1 when some have, 2 when none has. */
  private static int known(Elevation elevation, Coordinate[] places) {
    int known = 0;
    for (Coordinate place : places) {
      known += Double.isNaN(elevation.metres(place.x, place.y)) ? 0 : 1;
    }
    return known == places.length ? 0 : known > 0 ? 1 : 2;
  }
}
