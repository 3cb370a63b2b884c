package luotu.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import luotu.intake.osm.OsmImporter;
import luotu.intake.osm.OsmReport;
import luotu.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports an OpenStreetMap file and reports what became of it. */
@Command(
    name = "import-osm",
    description = {
      "导入 OpenStreetMap 数据；哪些标签成为哪些图层，见 data/catalog/osm.yaml",
      "imports OpenStreetMap data; data/catalog/osm.yaml says which tags become which layers"
    })
public final class ImportOsmCommand implements Callable<Integer> {
  private static final int SOME_REJECTED = 1;

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = ".osm.pbf, .osm, .osm.gz, .osm.bz2")
  private Path file;

  @Option(
      names = "--zones",
      paramLabel = "ADMIN_LEVEL",
      description = {
        "把这一级 (admin_level) 的行政边界导入为区划；不给则不动区划",
        "makes zones of the administrative boundaries of this admin_level; without it zones stay as they are"
      })
  private Integer zones;

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
    OsmImporter.requireFile(file);
    Terminal terminal = Terminal.of(spec);
    OptionalInt level =
        Optional.ofNullable(zones).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    OsmReport report;
    try (App app = App.open(options)) {
      terminal.announce(file);
      report =
          app.osmImporter(terminal::say)
              .run(file, level, replaceDemo, System.getProperty("user.name"));
    }
    for (Language language : terminal.languages()) {
      spec.commandLine().getOut().print(report.text(language));
    }
    spec.commandLine().getOut().flush();
    return report.rejected() == 0 ? 0 : SOME_REJECTED;
  }
}
