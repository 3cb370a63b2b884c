package luotu.store.postgis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements in {@code sql/query}, one per file, read once. */
final class Statements {
  private final Path directory;
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  Statements(Path directory) {
    this.directory = directory;
  }

  /**
   * The statement of that file.
   *
   * @param name file name without {@code .sql}
   */
  String get(String name) {
    return texts.computeIfAbsent(name, this::read);
  }

  /**
   * The statement with its {@code {where}} and {@code {order}} filled in; both come from {@link
   * FilterSql}, values stay bound.
   */
  String get(String name, String where, String order) {
    return get(name).replace("{where}", where).replace("{order}", order);
  }

  private String read(String name) {
    try {
      return Files.readString(directory.resolve(name + ".sql"));
    } catch (IOException missing) {
      throw new UncheckedIOException("cannot read the statement " + name, missing);
    }
  }
}
