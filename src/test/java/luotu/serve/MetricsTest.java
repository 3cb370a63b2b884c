package luotu.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import luotu.roads.GraphFigures;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void theRoadsAreShownOnceTheyAreInMemory() {
    assertThat(new Metrics(Optional::empty, () -> 0).render()).doesNotContain("luotu_roads");
    GraphFigures figures = new GraphFigures(1_147_435, 774_022, 106_800_000, 4.25);
    assertThat(new Metrics(() -> Optional.of(figures), () -> 29).render().lines())
        .contains(
            "# TYPE luotu_roads_edges gauge",
            "luotu_roads_edges 1147435.000000",
            "luotu_roads_bytes 106800000.000000",
            "luotu_roads_load_seconds 4.250000");
  }

  @Test
  void whatReportsCountedIsShown() {
    assertThat(new Metrics(Optional::empty, () -> 29).render().lines())
        .contains(
            "# TYPE luotu_report_cells_counted_total counter",
            "luotu_report_cells_counted_total 29.000000");
  }
}
