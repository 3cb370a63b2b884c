package luotu.store.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/** The programs of one installed PostgreSQL. Never the services of the distribution. */
record PostgresPrograms(Path directory) {
  /** Where Debian and Ubuntu put one directory per version. */
  private static final Path DEBIAN_PROGRAMS = Path.of("/usr/lib/postgresql");

  private static final Path DEBIAN_SHARE = Path.of("/usr/share/postgresql");

  /**
   * What a program said and how it ended.
   *
   * @param output standard output and standard error, as they came
   */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * The newest version that has PostGIS; outside Debian the one on the path.
   *
   * @throws Refusal {@code postgresql-missing}
   */
  static PostgresPrograms newest() throws IOException {
    List<String> versions = List.of();
    if (Files.isDirectory(DEBIAN_PROGRAMS)) {
      try (Stream<Path> directories = Files.list(DEBIAN_PROGRAMS)) {
        versions =
            directories
                .map(directory -> directory.getFileName().toString())
                .filter(name -> name.matches("\\d+"))
                .filter(
                    name -> Files.exists(DEBIAN_SHARE.resolve(name + "/extension/postgis.control")))
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList();
      }
    }
    return versions.isEmpty()
        ? onPath().orElseThrow(() -> missing("PostgreSQL + PostGIS", "postgresql-postgis"))
        : new PostgresPrograms(DEBIAN_PROGRAMS.resolve(versions.get(versions.size() - 1) + "/bin"));
  }

  /**
   * The version that made some data; no other can read them.
   *
   * @throws Refusal {@code postgresql-missing}
   */
  static PostgresPrograms ofVersion(String version) {
    Path debian = DEBIAN_PROGRAMS.resolve(version + "/bin");
    if (Files.isExecutable(debian.resolve("pg_ctl"))) {
      return new PostgresPrograms(debian);
    }
    return onPath()
        .orElseThrow(
            () -> missing("PostgreSQL " + version, "postgresql-" + version + "-postgis-3"));
  }

  private static Optional<PostgresPrograms> onPath() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .map(Path::of)
        .filter(directory -> Files.isExecutable(directory.resolve("pg_ctl")))
        .filter(directory -> Files.isExecutable(directory.resolve("initdb")))
        .findFirst()
        .map(PostgresPrograms::new);
  }

  private static Refusal missing(String what, String debianPackage) {
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "postgresql-missing",
        new Label("缺少 " + what, what + " is missing"),
        Fault.of(
            "",
            "",
            "安装它（Debian/Ubuntu 的软件包：" + debianPackage + "），或用 --database 指定已有的数据库",
            "install it (package of Debian and Ubuntu: "
                + debianPackage
                + "), or name an existing database with --database"));
  }

  /** Runs one of them to its end. */
  Outcome run(SystemAccount account, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(directory.resolve(program).toString());
    command.addAll(List.of(arguments));
    return run(account.command(command));
  }

  /** Runs a command that may not depend on where or how this process was called. */
  static Outcome run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), output.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while running " + command.get(0), e);
    }
  }
}
