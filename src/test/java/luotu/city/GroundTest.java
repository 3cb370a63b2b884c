package luotu.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import luotu.city.Plan.Place;
import luotu.geo.HeightLattice;
import luotu.geo.HeightTile;
import luotu.model.TerrainDraft;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** The ground that is stored is the one that the city was made from. */
class GroundTest {
  private static final Terrain TERRAIN = new Terrain(DemoCity.DEFAULT_SEED);
  private static final Envelope BOARD = new Envelope(-9000, 9000, -9000, 9000);
  private static final TerrainDraft DRAFT = Ground.draft(TERRAIN, CityScale.DISTRICT, BOARD);

  /** Of the cell nearest to a place on the board. */
  private static double stored(Place place) {
    HeightLattice lattice = DRAFT.lattice();
    Coordinate degrees = Plan.degrees(place);
    int row = (int) Math.rint(lattice.row(degrees.y));
    int column = (int) Math.rint(lattice.column(degrees.x));
    return DRAFT.heights()
        .metres(row / HeightTile.SIDE, column / HeightTile.SIDE)[
        row % HeightTile.SIDE * HeightTile.SIDE + column % HeightTile.SIDE];
  }

  @Test
  void everyPlaceOfTheBoardHasItsHeight() {
    for (double u = -9000; u <= 9000; u += 4500) {
      for (double v = -9000; v <= 9000; v += 4500) {
        assertThat(stored(new Place(u, v)))
            .isCloseTo(TERRAIN.height(u, v), within(1 + 30 * TERRAIN.slope(u, v)));
      }
    }
  }

  @Test
  void saysThatItIsSimulated() {
    assertThat(DRAFT.source()).isEqualTo("simulated");
  }

  @Test
  void ridgesStandAboveTheValley() {
    double crest = Terrain.RIDGE_SPACING_METRES / 2;
    assertThat(stored(new Place(crest, 0))).isGreaterThan(stored(new Place(0, 0)) + 150);
    assertThat(stored(new Place(-crest, 0))).isGreaterThan(stored(new Place(0, 0)) + 150);
  }

  @Test
  void beyondTheLatticeNothingIsSaid() {
    HeightLattice lattice = DRAFT.lattice();
    float[] last = DRAFT.heights().metres(lattice.tileRows() - 1, lattice.tileColumns() - 1);
    assertThat(lattice.columns() % HeightTile.SIDE).isNotZero();
    assertThat(last[HeightTile.SIDE - 1]).isNaN();
    assertThat(last[0]).isNotNaN();
  }
}
