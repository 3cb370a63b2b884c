package luotu.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import luotu.intake.terrain.TerrainReport;
import luotu.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports heights and reports what became of them. */
@Command(
    name = "import-terrain",
    description = {
      "导入地形高程（GeoTIFF，任何带 EPSG 代码的坐标系）；道路据此有坡度",
      "imports heights of the ground (GeoTIFF in any coordinate system with an EPSG code); roads get"
          + " their slopes from them"
    })
public final class ImportTerrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = ".tif, .tiff")
  private Path file;

  @Option(
      names = "--replace-demo",
      description = {
        "先清除模拟的演示城市（如果有），再导入；不成功则演示城市原样保留",
        "clear the simulated demo city first, if there is one; when the import fails, it is still"
            + " there whole"
      })
  private boolean replaceDemo;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    TerrainReport report;
    try (App app = App.open(options)) {
      terminal.announce(file);
      report = app.terrainImporter().run(file, replaceDemo, System.getProperty("user.name"));
    }
    for (Language language : terminal.languages()) {
      spec.commandLine().getOut().print(report.text(language));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}
