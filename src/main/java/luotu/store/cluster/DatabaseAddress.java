package luotu.store.cluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.model.Fault;
import luotu.model.Refusal;

/**
 * Where a database is and how to get in.
 *
 * @param jdbcUrl without user and password
 * @param user never empty
 * @param password empty when none is needed or {@code ~/.pgpass} has it
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
  private static final Pattern URL =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?"
              + "(?<host>[^/?@]*)(?<database>/[^?]*)?(?:\\?(?<options>.*))?");

  public DatabaseAddress {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?option=value}, with {@code jdbc:}
   * before it or without. User and password may also stand among the options. A missing user is the
   * user of this process, a missing host this machine.
   *
   * @throws Refusal {@code bad-database-url}
   */
  public static DatabaseAddress parse(String text) {
    Matcher url = URL.matcher(text.strip());
    if (!url.matches()) {
      throw Refusal.invalid(
          "bad-database-url",
          "看不懂数据库地址",
          "The database address cannot be understood",
          Fault.of(
              "--database",
              text.replaceFirst("//[^@]*@", "//…@"),
              "应为 postgresql://用户:密码@主机:端口/数据库（密码里的特殊字符写成 %XX）",
              "postgresql://user:password@host:port/database (special characters of the password"
                  + " as %XX)"));
    }
    String user = decode(url.group("user"));
    String password = decode(url.group("password"));
    List<String> options = new ArrayList<>();
    for (String option : Objects.requireNonNullElse(url.group("options"), "").split("&")) {
      if (option.startsWith("user=")) {
        user = decode(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decode(option.substring("password=".length()));
      } else if (!option.isEmpty()) {
        options.add(option);
      }
    }
    user = user.isEmpty() ? System.getProperty("user.name") : user;
    String host = url.group("host").isEmpty() ? "localhost" : url.group("host");
    String database = Objects.requireNonNullElse(url.group("database"), "/");
    return new DatabaseAddress(
        "jdbc:postgresql://"
            + host
            + (database.length() > 1 ? database : "/" + user)
            + (options.isEmpty() ? "" : "?" + String.join("&", options)),
        user,
        password);
  }

  private static String decode(String text) {
    return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password: it must not get into a log. */
  @Override
  public String toString() {
    return jdbcUrl + " (" + user + ")";
  }
}
