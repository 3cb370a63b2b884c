package luotu.store.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/**
 * Where the database of a home lies: in the home, or, when the account that PostgreSQL runs as
 * cannot get there, elsewhere. Then home and directory name each other, so that a copied home does
 * not end up with the database of the original.
 */
record ClusterDirectory(Path home) {
  private static final Path ELSEWHERE = Path.of("/var/lib/luotu-clusters");

  /**
   * The directory, if it has been made.
   *
   * @throws Refusal {@code foreign-database} when it belongs to another home
   */
  Optional<Path> find() throws IOException {
    if (!Files.exists(record())) {
      return Optional.of(inHome()).filter(Files::exists);
    }
    Path directory = Path.of(Files.readString(record()).strip());
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    Path owner = Path.of(Files.readString(directory.resolve("home")).strip());
    if (!owner.equals(home)) {
      boolean moved = !Files.exists(owner);
      if (!moved) {
        throw foreign(directory, owner);
      }
      Files.writeString(directory.resolve("home"), home.toString());
    }
    return Optional.of(directory);
  }

  Path findOrMake() throws IOException {
    Optional<Path> existing = find();
    if (existing.isPresent()) {
      return existing.get();
    }
    SystemAccount account = SystemAccount.forNewData();
    if (account.canEnter(home)) {
      Files.deleteIfExists(record());
      account.own(Files.createDirectory(inHome()));
      return inHome();
    }
    Files.createDirectories(ELSEWHERE);
    Path directory = Files.createTempDirectory(ELSEWHERE, "home-");
    account.own(directory);
    Files.writeString(directory.resolve("home"), home.toString());
    Files.writeString(record(), directory.toString());
    return directory;
  }

  private Path inHome() {
    return home.resolve("database");
  }

  private Path record() {
    return home.resolve("database.location");
  }

  private static Refusal foreign(Path directory, Path owner) {
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "foreign-database",
        new Label("这个目录的数据库属于另一个目录", "The database of this home belongs to another one"),
        Fault.of(
            "--home",
            owner,
            "这个目录是复制来的：数据库在 " + directory + "，不随目录复制；删去本目录的 database.location 以新建",
            "this home is a copy; its database in "
                + directory
                + " was not copied with it; delete database.location here to begin anew"));
  }
}
