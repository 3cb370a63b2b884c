package luotu.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import luotu.model.Label;

/**
 * Polygons of 15 minutes on foot: one, and a hundred at once, beside GraphHopper's of the same
 * file; and the merged one of all shelters of the city.
 */
final class Isochrones implements Benchmark {
  static final int MINUTES = 15;

  private static final Path HEIDELBERG = Path.of("../shared/data/osm/heidelberg.osm.pbf");

  @Override
  public String name() {
    return "isochrone";
  }

  @Override
  public Label title() {
    return new Label(
        "步行 15 分钟的服务范围，与 GraphHopper 的等时圈相比；全市避难场所合成的范围",
        "polygons of 15 minutes on foot, against GraphHopper's isochrones; the merged one of all"
            + " shelters of a city");
  }

  @Override
  public void run(Report report) throws Exception {
    if (Files.exists(HEIDELBERG)) {
      IsochroneRace.run(HEIDELBERG, report);
    } else {
      report.say(new Label("没有 " + HEIDELBERG + "，略过", HEIDELBERG + " is not there and left out"));
    }
    MergedPolygon.run(report);
  }
}
