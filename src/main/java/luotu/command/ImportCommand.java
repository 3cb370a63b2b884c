package luotu.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import luotu.intake.ImportReport;
import luotu.intake.ImportRequest;
import luotu.intake.Importer;
import luotu.intake.Mapping;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.store.LoadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files into one layer, each as one change set, and reports on each. */
@Command(
    name = "import",
    description = {"把 GeoJSON、CSV 文件导入一个图层", "imports GeoJSON and CSV files into one layer"})
public final class ImportCommand implements Callable<Integer> {
  private static final int SOME_REJECTED = 1;

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = {"要导入的文件", "the files to import"})
  private List<Path> files;

  @Option(
      names = "--layer",
      required = true,
      paramLabel = "ID",
      description = {"图层，如 shelter、hazard", "the layer, such as shelter or hazard"})
  private String layer;

  @Option(
      names = "--crs",
      paramLabel = "SYSTEM",
      description = {
        "坐标系：EPSG:4490、EPSG:4545 等，GCJ-02 或 BD-09；默认按文件所述，否则为 WGS 84 经纬度",
        "reference system: EPSG:4490, EPSG:4545 ..., GCJ-02 or BD-09; otherwise as the file says,"
            + " else WGS 84 degrees"
      })
  private String referenceSystem;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = {"字符编码，如 GBK；默认自动判断", "character encoding, such as GBK; otherwise found out"})
  private String encoding;

  @Option(
      names = "--map",
      paramLabel = "PAIRS",
      description = {
        "列与字段：'列名=字段,列名=字段'；'列名=' 不保留该列",
        "columns and fields: 'column=field,column=field'; 'column=' leaves one out"
      })
  private String pairs;

  @Option(
      names = "--mapping",
      paramLabel = "FILE.yaml",
      description = {
        "映射文件，还能翻译值；见 data/catalog/mapping/README.md",
        "a mapping file, which also translates values; see data/catalog/mapping/README.md"
      })
  private Path mappingFile;

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = {
        "源数据自己的编号列：同一编号再次导入时更新",
        "the source's own identifier: the same key again updates"
      })
  private String key;

  @Option(
      names = "--mode",
      defaultValue = "add",
      paramLabel = "MODE",
      description = {
        "add：新增或更新；update：只更新；replace：另外删除文件中没有的（${DEFAULT-VALUE}）",
        "add: add or update; update: only update; replace: also delete what the files lack"
            + " (${DEFAULT-VALUE})"
      })
  private Mode mode;

  @Option(
      names = "--dry-run",
      description = {"完整检查一遍，不写入", "go through everything, store nothing"})
  private boolean dryRun;

  @Option(
      names = "--replace-demo",
      description = {
        "先清除模拟的演示城市（如果有），再导入；不成功则演示城市原样保留",
        "clear the simulated demo city first, if there is one; when the import fails, it is still"
            + " there whole"
      })
  private boolean replaceDemo;

  /** What happens to rows that are stored already and to those that are not. */
  enum Mode {
    add,
    update,
    replace
  }

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    ImportRequest request = request();
    try (App app = App.open(options)) {
      app.catalogue().getLayer(layer);
      int exitCode = 0;
      for (Path file : files) {
        exitCode = Math.max(exitCode, take(file, request, app, terminal));
      }
      return exitCode;
    }
  }

  private int take(Path file, ImportRequest request, App app, Terminal terminal) {
    ImportReport report;
    terminal.announce(file);
    try (ProgressLine progress = new ProgressLine(terminal, System::nanoTime)) {
      Importer importer = app.importer(progress);
      report = importer.run(file, request);
    } catch (Refusal refusal) {
      return terminal.refuse(refusal);
    }
    for (Language language : terminal.languages()) {
      spec.commandLine().getOut().print(report.text(language));
    }
    spec.commandLine().getOut().flush();
    return report.rejected() > 0 ? SOME_REJECTED : 0;
  }

  private ImportRequest request() {
    Mapping mapping = mappingFile == null ? Mapping.NONE : Mapping.read(mappingFile);
    mapping = pairs == null ? mapping : mapping.withPairs(pairs);
    mapping = key == null ? mapping : mapping.withKey(key);
    return new ImportRequest(
        layer,
        Optional.ofNullable(referenceSystem),
        Optional.ofNullable(encoding),
        mapping,
        switch (mode) {
          case add -> LoadOptions.Mode.ADD;
          case update -> LoadOptions.Mode.UPDATE;
          case replace -> LoadOptions.Mode.REPLACE;
        },
        dryRun,
        replaceDemo,
        System.getProperty("user.name"));
  }
}
