package luotu.store.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.cluster.PostgresPrograms.Outcome;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server of one home. Its methods expect to be the only ones at work on that home:
 * {@link HomeUse} calls them behind the gate.
 */
final class PostgresServer {
  private static final String USER = "luotu";
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long LARGEST_LOG_BYTES = 5_000_000;
  private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

  /**
   * For two processors and 2 GB of memory beside ours. Shared memory of parallel queries lies in
   * files because {@code /dev/shm} is often only 64 MB; there is no socket file because its path
   * could be too long.
   */
  private static final String SETTINGS =
      """
      # Written anew at each start.
      port = %d
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      dynamic_shared_memory_type = mmap
      max_connections = 50
      shared_buffers = 256MB
      effective_cache_size = 1GB
      work_mem = 16MB
      maintenance_work_mem = 128MB
      max_worker_processes = 4
      max_parallel_workers = 2
      max_parallel_workers_per_gather = 1
      random_page_cost = 1.1
      jit = off
      wal_level = minimal
      max_wal_senders = 0
      fsync = on
      log_min_messages = log
      log_checkpoints = off
      lc_messages = 'C'
      """;

  private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC|error): +(.+)");

  private final Path home;

  PostgresServer(Path home) {
    this.home = home;
  }

  /** What {@code postmaster.pid} tells about a living server: its port and its state. */
  private record Running(int port, String state) {
    boolean isReady() {
      return state.equals("ready");
    }
  }

  /**
   * Makes the data when there are none and starts the server when it does not run; returns when it
   * answers.
   */
  DatabaseAddress ensureRunning() throws IOException {
    Path directory = new ClusterDirectory(home).findOrMake();
    Path data = directory.resolve("data");
    if (!Files.exists(data)) {
      initialise(directory, data);
    }
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      Optional<Running> running = running(data);
      if (running.isPresent() && running.get().isReady()) {
        return new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:" + running.get().port() + "/postgres",
            USER,
            Files.readString(passwordFile()));
      }
      if (Instant.now().isAfter(deadline)) {
        throw failed("启动", "Starting", directory, "not ready in " + PATIENCE);
      }
      if (running.isEmpty()) {
        start(directory, data);
      } else {
        Pause.briefly();
      }
    }
  }

  /** Whether the server lives, ready or not yet. */
  boolean isRunning() throws IOException {
    Optional<Path> directory = new ClusterDirectory(home).find();
    return directory.isPresent() && running(directory.get().resolve("data")).isPresent();
  }

  /**
   * Stops the server when it runs; returns when it is gone.
   *
   * @return whether it ran
   */
  boolean stop() throws IOException {
    Optional<Path> directory = new ClusterDirectory(home).find();
    Path data = directory.orElse(home).resolve("data");
    if (directory.isEmpty() || running(data).isEmpty()) {
      return false;
    }
    Outcome outcome =
        programsOf(data)
            .run(
                SystemAccount.forData(directory.get()),
                "pg_ctl",
                "stop",
                "--mode=fast",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data);
    if (!outcome.succeeded() && running(data).isPresent()) {
      throw failed("停止", "Stopping", directory.get(), outcome.output());
    }
    return true;
  }

  private void initialise(Path directory, Path data) throws IOException {
    SystemAccount account = SystemAccount.forData(directory);
    String password = password();
    Path unfinished = directory.resolve("data.new");
    Path passwordForInitdb = directory.resolve("initdb.password");
    deleteWhole(unfinished);
    Files.deleteIfExists(passwordForInitdb);
    try {
      writePrivately(passwordForInitdb, password);
      account.own(passwordForInitdb);
      Outcome outcome =
          PostgresPrograms.newest()
              .run(
                  account,
                  "initdb",
                  "--pgdata=" + unfinished,
                  "--username=" + USER,
                  "--pwfile=" + passwordForInitdb,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C.UTF-8",
                  "--data-checksums");
      if (!outcome.succeeded()) {
        throw failed("建立", "Making", directory, outcome.output());
      }
    } finally {
      Files.deleteIfExists(passwordForInitdb);
    }
    Files.writeString(
        unfinished.resolve("postgresql.conf"),
        "\ninclude 'luotu.conf'\n",
        StandardOpenOption.APPEND);
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts the server; a failure that may pass by itself is left to the next try. */
  private void start(Path directory, Path data) throws IOException {
    removeForeignPidFile(data);
    SystemAccount account = SystemAccount.forData(directory);
    Path settings = data.resolve("luotu.conf");
    Files.writeString(settings, SETTINGS.formatted(choosePort(settings)));
    account.own(settings);
    Path log = directory.resolve("server.log");
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
      Files.move(log, directory.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    long logStart = Files.exists(log) ? Files.size(log) : 0;
    Outcome outcome =
        programsOf(data)
            .run(
                account,
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data,
                "--log=" + log);
    if (outcome.succeeded()) {
      return;
    }
    String said = Files.exists(log) ? readFrom(log, logStart) : outcome.output();
    boolean passing =
        said.contains("Address already in use")
            || said.contains("is still in use")
            || said.contains("the database system is starting up");
    if (!passing) {
      throw failed("启动", "Starting", directory, said);
    }
    Pause.briefly();
  }

  /**
   * The server of exactly this data directory, if it lives. The number in {@code postmaster.pid}
   * may by now be another process's (after a reboot, or in a copied home), so the process must have
   * the directory as its working directory, as PostgreSQL does.
   */
  private static Optional<Running> running(Path data) throws IOException {
    List<String> lines = pidFile(data);
    if (lines.isEmpty() || !isServerOf(data, lines.get(0))) {
      return Optional.empty();
    }
    boolean complete = lines.size() >= 8;
    return Optional.of(
        complete
            ? new Running(Integer.parseInt(lines.get(3).strip()), lines.get(7).strip())
            : new Running(0, "starting"));
  }

  private static List<String> pidFile(Path data) throws IOException {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static boolean isServerOf(Path data, String number) throws IOException {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes.resolve("self"))) {
      return ProcessHandle.of(Long.parseLong(number.strip())).isPresent();
    }
    Path workingDirectory = processes.resolve(number.strip()).resolve("cwd");
    try {
      return Files.isSameFile(workingDirectory, data);
    } catch (NoSuchFileException | java.nio.file.AccessDeniedException e) {
      return false;
    }
  }

  /**
   * PostgreSQL overcomes the file of a dead process by itself, but not one whose number has since
   * been given to another process of the same user.
   */
  private static void removeForeignPidFile(Path data) throws IOException {
    List<String> lines = pidFile(data);
    if (!lines.isEmpty() && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  /** The port of last time if it is still free, otherwise any free one. */
  private static int choosePort(Path settings) throws IOException {
    if (Files.exists(settings)) {
      Matcher last = PORT.matcher(Files.readString(settings));
      if (last.find() && isFree(Integer.parseInt(last.group(1)))) {
        return Integer.parseInt(last.group(1));
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (java.net.BindException e) {
      return false;
    }
  }

  private static PostgresPrograms programsOf(Path data) throws IOException {
    return PostgresPrograms.ofVersion(Files.readString(data.resolve("PG_VERSION")).strip());
  }

  private Path passwordFile() {
    return home.resolve("database.password");
  }

  private String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      writePrivately(passwordFile(), HexFormat.of().formatHex(random));
    }
    return Files.readString(passwordFile());
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static void deleteWhole(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> inside = Files.walk(directory)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String readFrom(Path log, long start) throws IOException {
    try (FileChannel channel = FileChannel.open(log);
        InputStream input = Channels.newInputStream(channel.position(start))) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** What PostgreSQL said goes to our log whole, and its first complaint to the user. */
  private static Refusal failed(String zh, String en, Path directory, String said) {
    LoggerFactory.getLogger(PostgresServer.class).error("{} {} failed: {}", en, directory, said);
    Label mend =
        said.contains("No space left on device")
            ? new Label(
                "磁盘已满：腾出空间，或用 --home 另选目录", "the disk is full: make room, or choose with --home")
            : new Label(
                "详见 log/luotu.log 和 " + directory.resolve("server.log"),
                "see log/luotu.log and " + directory.resolve("server.log"));
    String complaint =
        said.lines()
            .map(COMPLAINT::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst()
            .orElse(said);
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "cluster-failed",
        new Label(zh + "数据库失败", en + " the database failed"),
        new Fault("--home", complaint, mend));
  }
}
