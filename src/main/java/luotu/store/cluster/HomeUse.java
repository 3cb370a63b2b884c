package luotu.store.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/**
 * This process at work in a home. Every process holds a lock of the operating system on a file
 * {@code run/PID} of the home; the system drops it however the process ends, so a file without a
 * lock is nobody, and a locked one is proof that the number is still that process.
 *
 * <p>Coming and going happens behind one gate, a lock that is held for moments. Several uses in one
 * process count as one process. The last to leave stops the private cluster.
 */
public final class HomeUse implements AutoCloseable {
  private static final Duration GATE_PATIENCE = Duration.ofSeconds(150);
  private static final Duration LEAVING_PATIENCE = Duration.ofSeconds(30);

  /** The uses of this process; the monitor of this map stands for the gate inside the process. */
  private static final Map<Path, Membership> MEMBERSHIPS = new HashMap<>();

  private final Path home;
  private boolean open = true;

  private HomeUse(Path home) {
    this.home = home;
  }

  /** The process's own lock on a home, and how many uses share it. */
  private static final class Membership {
    final FileChannel lock;
    int uses;

    Membership(FileChannel lock) {
      this.lock = lock;
    }
  }

  /**
   * Says that this process works in the home, without starting its database.
   *
   * @throws Refusal {@code home-unusable} when it cannot be made or written
   */
  public static HomeUse begin(Path home) {
    Path realHome = prepare(home);
    return behindGate(realHome, () -> join(realHome));
  }

  /**
   * Ends everything of a home: other processes are asked to leave, after half a minute forced to,
   * then the cluster is stopped.
   *
   * @return the numbers of the processes that were ended, and whether a cluster was running
   */
  public static Stopped stopAll(Path home) {
    if (!Files.isDirectory(home)) {
      return new Stopped(List.of(), false);
    }
    Path realHome = prepare(home);
    List<Long> ended = new ArrayList<>();
    while (true) {
      List<ProcessHandle> others = behindGate(realHome, () -> others(realHome));
      if (others.isEmpty()) {
        Optional<Boolean> wasRunning =
            behindGate(
                realHome,
                () ->
                    others(realHome).isEmpty()
                        ? Optional.of(new PostgresServer(realHome).stop())
                        : Optional.empty());
        if (wasRunning.isPresent()) {
          return new Stopped(ended, wasRunning.get() || !ended.isEmpty());
        }
      }
      others.forEach(HomeUse::end);
      others.forEach(process -> ended.add(process.pid()));
    }
  }

  /** What {@link #stopAll} ended. */
  public record Stopped(List<Long> processes, boolean anything) {
    public Stopped {
      processes = List.copyOf(processes);
    }
  }

  /** Starts the private cluster of the home, or adopts the one that runs. */
  DatabaseAddress startCluster() {
    return behindGate(home, () -> new PostgresServer(home).ensureRunning());
  }

  /** Starts the cluster again if it died; not after leaving. */
  void reviveCluster() throws IOException {
    PostgresServer server = new PostgresServer(home);
    if (!server.isRunning()) {
      behindGate(home, () -> open ? Optional.of(server.ensureRunning()) : Optional.empty());
    }
  }

  /** Leaves; as the last of the home, stops its cluster. Leaving twice is leaving once. */
  @Override
  public void close() {
    behindGate(
        home,
        () -> {
          if (open) {
            open = false;
            leave();
          }
          return null;
        });
  }

  private static HomeUse join(Path home) throws IOException {
    Membership membership = MEMBERSHIPS.get(home);
    if (membership == null) {
      FileChannel channel = openLockFile(ownFile(home));
      channel.lock();
      membership = new Membership(channel);
      MEMBERSHIPS.put(home, membership);
    }
    membership.uses++;
    return new HomeUse(home);
  }

  private void leave() throws IOException {
    Membership membership = MEMBERSHIPS.get(home);
    if (--membership.uses > 0) {
      return;
    }
    MEMBERSHIPS.remove(home);
    try {
      if (others(home).isEmpty()) {
        new PostgresServer(home).stop();
      }
    } finally {
      Files.deleteIfExists(ownFile(home));
      membership.lock.close();
    }
  }

  /** The other processes that live in the home; removes the files of those that are gone. */
  private static List<ProcessHandle> others(Path home) throws IOException {
    List<ProcessHandle> others = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("run"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d+")).toList()) {
        if (file.equals(ownFile(home))) {
          continue;
        }
        try (FileChannel channel = openLockFile(file)) {
          if (channel.tryLock() == null) {
            ProcessHandle.of(Long.parseLong(file.getFileName().toString())).ifPresent(others::add);
          } else {
            Files.delete(file);
          }
        }
      }
    }
    return others;
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(LEAVING_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("Waiting for process " + process.pid() + " to end", e);
    }
  }

  private static Path prepare(Path home) {
    try {
      Files.createDirectories(home.resolve("run"));
      return home.toRealPath();
    } catch (IOException e) {
      throw unusable(home, e);
    }
  }

  private static Path ownFile(Path home) {
    return home.resolve("run").resolve(Long.toString(ProcessHandle.current().pid()));
  }

  private static FileChannel openLockFile(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private interface Deed<T> {
    T run() throws IOException;
  }

  private static <T> T behindGate(Path home, Deed<T> deed) {
    synchronized (MEMBERSHIPS) {
      try (FileChannel gate = openLockFile(home.resolve("run").resolve("gate"))) {
        lockPatiently(gate, home);
        return deed.run();
      } catch (IOException e) {
        throw unusable(home, e);
      }
    }
  }

  private static void lockPatiently(FileChannel gate, Path home) throws IOException {
    Instant deadline = Instant.now().plus(GATE_PATIENCE);
    FileLock lock = gate.tryLock();
    while (lock == null) {
      if (Instant.now().isAfter(deadline)) {
        throw new Refusal(
            Refusal.Kind.UNAVAILABLE,
            "home-busy",
            new Label("另一个进程一直占着这个目录", "Another process keeps this home to itself"),
            Fault.of(
                "--home",
                home,
                "等它结束，或找出并结束打开 run/gate 的进程",
                "wait for it, or find the process that has run/gate open and end it"));
      }
      Pause.briefly();
      lock = gate.tryLock();
    }
  }

  /** The refusal of a home that cannot be made, read or written. */
  public static Refusal unusable(Path home, IOException cause) {
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "home-unusable",
        new Label("数据目录不能用", "The home cannot be used"),
        List.of(
            Fault.of(
                "--home",
                home,
                "需要一个可写且有空间的目录（" + cause.getMessage() + "）；用 --home 另选",
                "a directory that can be written and has room ("
                    + cause.getMessage()
                    + "); choose another with --home")),
        cause);
  }
}
