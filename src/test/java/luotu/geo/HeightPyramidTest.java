package luotu.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** Tiles of heights, and the coarser ones above them. */
class HeightPyramidTest {
  private static final int SIDE = HeightTile.SIDE;

  private static float[] filled(float metres) {
    float[] all = new float[SIDE * SIDE];
    Arrays.fill(all, metres);
    return all;
  }

  @Property(tries = 30)
  void aTileKeepsItsHeightsToFiveCentimetres(
      @ForAll long seed,
      @ForAll @FloatRange(min = -500, max = 3000) float lowest,
      @ForAll @FloatRange(min = 0, max = 6000) float spread) {
    Random random = new Random(seed);
    float[] metres = new float[SIDE * SIDE];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = random.nextInt(9) == 0 ? Float.NaN : lowest + spread * random.nextFloat();
    }
    HeightTile tile = HeightTile.read(HeightTile.of(metres).bytes());
    for (int i = 0; i < metres.length; i++) {
      if (Float.isNaN(metres[i])) {
        assertThat(tile.metres(i / SIDE, i % SIDE)).isNaN();
      } else {
        assertThat(tile.metres(i / SIDE, i % SIDE)).isCloseTo(metres[i], within(0.0505));
      }
    }
  }

  @Test
  void theDeepestGorgeBesideTheHighestPeakFitsOneTile() {
    float[] metres = filled(-500);
    metres[77] = 9000;
    metres[78] = Float.NaN;
    HeightTile tile = HeightTile.read(HeightTile.of(metres).bytes());
    assertThat(tile.metres(0, 77)).isCloseTo(9000, within(0.1));
    assertThat(tile.metres(0, 76)).isEqualTo(-500);
    assertThat(tile.metres(0, 78)).isNaN();
  }

  @Test
  void bytesThatAreNoTileAreRefused() {
    byte[] bytes = HeightTile.of(filled(3)).bytes();
    assertThatThrownBy(() -> HeightTile.read(Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyLevelLiesWhereTheGroundLies() {
    HeightLattice lattice = new HeightLattice(106, 30, 0.001, 0.002, 700, 530);
    Map<String, HeightTile> tiles = new HashMap<>();
    HeightPyramid.build(
        lattice,
        (tileRow, tileColumn) -> {
          float[] metres = filled(Float.NaN);
          for (int i = 0; i < metres.length; i++) {
            int row = tileRow * SIDE + i / SIDE;
            int column = tileColumn * SIDE + i % SIDE;
            boolean isHole = column < 100 && row < 100;
            if (row < 530 && column < 700 && !isHole) {
              metres[i] = plane(lattice.longitude(column), lattice.latitude(row));
            }
          }
          return metres;
        },
        (level, row, column, tile) -> tiles.put(level + "/" + row + "/" + column, tile));
    assertThat(tiles).hasSize(9 + 4 + 1);
    List<HeightLattice> levels = HeightPyramid.levels(lattice);
    assertThat(levels).hasSize(3);
    for (int level = 0; level < 3; level++) {
      HeightLattice cells = levels.get(level);
      Envelope extent = cells.extent();
      extent.expandBy(1e-9);
      assertThat(extent.contains(lattice.extent()))
          .as("a coarser cell may reach beyond the last finer one")
          .isTrue();
      for (int row = 0; row < 530 >> level; row += 7) {
        for (int column = 0; column < 700 >> level; column += 11) {
          double height =
              tiles
                  .get(level + "/" + row / SIDE + "/" + column / SIDE)
                  .metres(row % SIDE, column % SIDE);
          if (column < 100 >> level && row < 100 >> level) {
            assertThat(height).isNaN();
          } else {
            assertThat(height)
                .isCloseTo(plane(cells.longitude(column), cells.latitude(row)), within(0.06));
          }
        }
      }
    }
  }

  private static float plane(double longitude, double latitude) {
    return (float) (500 + 700 * (longitude - 106) - 300 * (latitude - 30));
  }
}
