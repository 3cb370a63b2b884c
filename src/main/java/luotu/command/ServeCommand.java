package luotu.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityReport;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.serve.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the map and the API until the process is told to end. */
@Command(
    name = "serve",
    description = {"启动地图和接口服务（默认命令）", "serves the map and the API (the default command)"})
public final class ServeCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "7070",
      paramLabel = "PORT",
      description = {
        "监听的端口（${DEFAULT-VALUE}）；0：任选一个空闲的",
        "port to listen on (${DEFAULT-VALUE}); 0: any free one"
      })
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = {"监听的地址（${DEFAULT-VALUE}）", "address to listen on (${DEFAULT-VALUE})"})
  private String host;

  @Option(
      names = "--city",
      defaultValue = "demo",
      paramLabel = "demo|none",
      description = {
        "空数据库里放什么（${DEFAULT-VALUE}）：demo：模拟的演示城市；none：什么也不放",
        "what to put into an empty database (${DEFAULT-VALUE}): demo: the simulated demo city; none:"
            + " nothing"
      })
  private City city;

  @Option(
      names = "--insecure",
      description = {
        "允许监听本机以外的地址：任何连得上的人都能读取和修改全部数据",
        "allow an address others can reach: whoever can connect reads and changes everything"
      })
  private boolean insecure;

  /** What an empty database is filled with. */
  enum City {
    demo,
    none
  }

  @Override
  public Integer call() throws InterruptedException {
    InetAddress address = resolve();
    requireLoopback(address);
    requireFree(address);
    try (App app = App.open(options)) {
      if (city == City.demo && app.isEmpty()) {
        loadCity(app);
      }
      int listening = app.startServer(host, port);
      spec.commandLine()
          .getOut()
          .println("Luotu is ready: http://" + inUrl(address) + ":" + listening + "/");
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private void loadCity(App app) {
    Terminal terminal = Terminal.of(spec);
    terminal.say(
        new Label(
            "数据库是空的：放入模拟的演示城市（--city none 则什么也不放）……",
            "The database is empty: loading the simulated demo city (--city none leaves it"
                + " empty) ..."));
    CityReport report;
    try (ProgressLine progress = new ProgressLine(terminal, System::nanoTime)) {
      report = app.loadCity(CityScale.DISTRICT, DemoCity.DEFAULT_SEED, true, progress);
    } catch (Refusal refusal) {
      if (refusal.type().equals("not-empty")) {
        // Another command was faster.
        return;
      }
      throw refusal;
    }
    long features = report.outcome().inserted();
    terminal.say(
        new Label(
            "已放入 %,d 个要素，全部为虚构。导入真实数据时加 --replace-demo 即清除它们。".formatted(features),
            "%,d features are in, all of them made up. Importing real data with --replace-demo clears them."
                .formatted(features)));
  }

  private InetAddress resolve() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw Refusal.invalid(
          "unknown-host",
          "没有这个地址",
          "There is no such address",
          Fault.of(
              "--host",
              host,
              "本机的一个地址，如 127.0.0.1",
              "an address of this machine, such as 127.0.0.1"));
    }
  }

  private void requireLoopback(InetAddress address) {
    if (!address.isLoopbackAddress() && !insecure) {
      throw Refusal.invalid(
          "insecure-host",
          "还没有账号管理：监听本机以外的地址，任何连得上的人都能读取和修改全部数据",
          "There are no accounts yet: on an address that others can reach, whoever can connect reads"
              + " and changes everything",
          Fault.of(
              "--host",
              host,
              "用 127.0.0.1（默认）；确实要开放，加 --insecure",
              "use 127.0.0.1 (the default); to open it all the same add --insecure"));
    }
  }

  /** Tried before the database is started: a taken port should be told at once. */
  private void requireFree(InetAddress address) {
    if (port < 0 || port > 65_535) {
      throw Refusal.invalid(
          "bad-port",
          "端口超出范围",
          "The port is out of range",
          Fault.of("--port", port, "0 到 65535", "0 to 65535"));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw Server.portTaken(new Server.Settings(host, port), e);
    }
  }

  private static String inUrl(InetAddress address) {
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }
}
