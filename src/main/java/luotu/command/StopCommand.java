package luotu.command;

import java.util.concurrent.Callable;
import luotu.model.Label;
import luotu.store.cluster.HomeUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends everything of a home: servers and other commands, then the private database. */
@Command(
    name = "stop",
    description = {
      "结束数据目录的一切：服务、其他命令、数据库",
      "ends everything of the home: servers, other commands, the database"
    })
public final class StopCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    HomeUse.Stopped stopped = HomeUse.stopAll(options.home());
    Label result =
        stopped.anything()
            ? new Label("已停止", "Stopped")
            : new Label("没有在运行的", "Nothing was running");
    spec.commandLine().getOut().println(Terminal.of(spec).text(result) + ": " + options.home());
    return 0;
  }
}
