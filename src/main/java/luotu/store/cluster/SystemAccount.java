package luotu.store.cluster;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Refusal;

/**
 * The account that PostgreSQL runs as: this process's own or, since PostgreSQL refuses to run as
 * root, another one when this process is root's.
 *
 * @param other user and group to change to; empty: stay as we are
 */
record SystemAccount(Optional<UserAndGroup> other) {
  private static final String DISTRIBUTION_USER = "postgres";

  record UserAndGroup(String user, String group) {}

  /** The account for new data. */
  static SystemAccount forNewData() {
    return new SystemAccount(
        isRoot()
            ? Optional.of(new UserAndGroup(DISTRIBUTION_USER, DISTRIBUTION_USER))
            : Optional.empty());
  }

  /** The account for data that exist: for root their owner. */
  static SystemAccount forData(Path directory) throws IOException {
    if (!isRoot()) {
      return new SystemAccount(Optional.empty());
    }
    PosixFileAttributes attributes = Files.readAttributes(directory, PosixFileAttributes.class);
    return new SystemAccount(
        Optional.of(new UserAndGroup(attributes.owner().getName(), attributes.group().getName())));
  }

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /**
   * The command as this account. A session of its own keeps the terminal's Ctrl-C, which goes to
   * the whole process group, away from PostgreSQL: we stop it ourselves when we are done with it.
   */
  List<String> command(List<String> command) {
    Stream<String> before =
        other
            .map(
                account ->
                    Stream.of(
                        "setsid",
                        "setpriv",
                        "--reuid=" + account.user(),
                        "--regid=" + account.group(),
                        "--init-groups",
                        "--"))
            .orElse(Stream.of("setsid"));
    return Stream.concat(before, command.stream()).toList();
  }

  /** Whether this account can get into a directory, through all that lie above it. */
  boolean canEnter(Path directory) throws IOException {
    return PostgresPrograms.run(command(List.of("test", "-x", directory.toString()))).succeeded();
  }

  /**
   * Gives a file or directory to this account.
   *
   * @throws Refusal {@code no-postgres-user}
   */
  void own(Path path) throws IOException {
    if (other.isEmpty()) {
      return;
    }
    UserPrincipalLookupService lookup = path.getFileSystem().getUserPrincipalLookupService();
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      view.setOwner(lookup.lookupPrincipalByName(other.get().user()));
      view.setGroup(lookup.lookupPrincipalByGroupName(other.get().group()));
    } catch (UserPrincipalNotFoundException e) {
      throw new Refusal(
          Refusal.Kind.UNAVAILABLE,
          "no-postgres-user",
          new Label(
              "PostgreSQL 不能以 root 运行，而系统里没有用户 " + DISTRIBUTION_USER,
              "PostgreSQL does not run as root, and there is no user " + DISTRIBUTION_USER),
          List.of(
              Fault.of(
                  "",
                  e.getName(),
                  "以普通用户运行，或建立系统用户：useradd --system --user-group " + DISTRIBUTION_USER,
                  "run as an ordinary user, or make a system user: useradd --system --user-group "
                      + DISTRIBUTION_USER)),
          e);
    }
  }
}
