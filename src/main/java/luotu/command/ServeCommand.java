package luotu.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import luotu.model.Fault;
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
        "空数据库里放什么（${DEFAULT-VALUE}）；模拟演示城市尚未完成，两者都从空的开始",
        "what to put into an empty database (${DEFAULT-VALUE}); the demo city is not built yet: both"
            + " begin empty"
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
      int listening = app.startServer(host, port);
      spec.commandLine()
          .getOut()
          .println("Luotu is ready: http://" + inUrl(address) + ":" + listening + "/");
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
      return 0;
    }
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
