package luotu.command;

import java.util.concurrent.Callable;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityReport;
import luotu.model.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads the simulated city into an empty database, or instead of an earlier one. */
@Command(
    name = "city",
    description = {
      "放入模拟的演示城市；只能放进空数据库，或替换已有的演示城市",
      "loads the simulated demo city into an empty database, or instead of an earlier one"
    })
public final class CityCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "district|city",
      description = {
        "district：沙坪坝区 26 个镇街；city：全市 1,031 个镇街，约 200 万个要素，需几分钟",
        "district: the 26 streets of Shapingba; city: all 1,031 of Chongqing, about 2 million"
            + " features, takes minutes"
      })
  private CityScale scale;

  @Option(
      names = "--seed",
      defaultValue = "" + DemoCity.DEFAULT_SEED,
      paramLabel = "N",
      description = {
        "随机种子，整数（${DEFAULT-VALUE}）；同一种子在同一天得到同一城市",
        "seed, a whole number (${DEFAULT-VALUE}); the same seed on the same day gives the same city"
      })
  private long seed;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    CityReport report;
    try (App app = App.open(options);
        ProgressLine progress = new ProgressLine(terminal, System::nanoTime)) {
      report = app.loadCity(scale, seed, false, progress);
    }
    for (Language language : terminal.languages()) {
      spec.commandLine().getOut().print(report.text(language));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}
