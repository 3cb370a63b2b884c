package luotu.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Refusal;
import luotu.store.cluster.DatabaseAddress;
import picocli.CommandLine.Option;

/** The options that every command takes. */
public final class CommonOptions {
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = {
        "存放全部数据的目录（也可用环境变量 LUOTU_HOME 指定）",
        "the directory that holds all state (or LUOTU_HOME)"
      })
  private Path home;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "使用已有的 PostGIS：postgresql://用户:密码@主机:端口/数据库（或 LUOTU_DATABASE_URL）",
        "use an existing PostGIS: postgresql://user:password@host:port/database (or"
            + " LUOTU_DATABASE_URL)"
      })
  private String database;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = {"显示用法", "show how to use it"})
  private boolean help;

  /**
   * The home, absolute; it may not exist yet.
   *
   * @throws Refusal {@code bad-home}
   */
  public Path home() {
    if (home != null && home.toString().isBlank()) {
      throw Refusal.invalid(
          "bad-home",
          "没有写明数据目录",
          "The home is not named",
          Fault.of("--home", home, "一个目录", "a directory"));
    }
    return Optional.ofNullable(home)
        .or(() -> environment("LUOTU_HOME").map(Path::of))
        .orElseGet(() -> defaultHome(System.getProperty("user.name"), ENVIRONMENT))
        .toAbsolutePath()
        .normalize();
  }

  /**
   * An existing database to use instead of the private one.
   *
   * @throws luotu.model.Refusal {@code bad-database-url}
   */
  public Optional<DatabaseAddress> database() {
    return Optional.ofNullable(database)
        .or(() -> environment("LUOTU_DATABASE_URL"))
        .map(DatabaseAddress::parse);
  }

  static Path defaultHome(String user, Map<String, String> environment) {
    if (user.equals("root")) {
      return Path.of("/var/lib/luotu");
    }
    return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
        .filter(directory -> Path.of(directory).isAbsolute())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
        .resolve("luotu");
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(ENVIRONMENT.get(name)).filter(value -> !value.isBlank());
  }
}
