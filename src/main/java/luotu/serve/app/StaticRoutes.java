package luotu.serve.app;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luotu.serve.Requests;
import luotu.serve.Routes;
import luotu.serve.Server;

/**
 * The files of the application: {@code web/} at {@code /}, and the libraries it uses at {@code
 * /lib/leaflet/...} and so on, out of their webjars whatever their version. Read anew for each
 * request, so that an edited file is seen at once.
 */
public final class StaticRoutes implements Routes, ResourceHandler {
  private static final String LIBRARIES = "/lib/";
  private static final Pattern LIBRARY = Pattern.compile("/lib/([a-z0-9-]+)/(.+)");
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Path web;
  private final Map<String, Optional<String>> libraryVersions = new ConcurrentHashMap<>();

  /**
   * @param web the directory of the application's own files
   */
  public StaticRoutes(Path web) {
    this.web = web.toAbsolutePath().normalize();
  }

  @Override
  public void register(JavalinConfig config) {
    config.resourceHandler(this);
  }

  @Override
  public boolean canHandle(Context context) {
    return find(context.path()).isPresent();
  }

  @Override
  public boolean handle(Context context) {
    byte[] bytes = find(context.path()).orElse(null);
    if (bytes == null) {
      return false;
    }
    String path = context.path().equals("/") ? "/index.html" : context.path();
    String extension = path.substring(path.lastIndexOf('.') + 1);
    // Before a 304, too: its headers replace those that the browser keeps with the page.
    if (extension.equals("html")) {
      context.header("Content-Security-Policy", policy(bytes));
    }
    if (Requests.isNotModified(context, HexFormat.of().formatHex(sha256(bytes), 0, 16))) {
      return true;
    }
    context
        .contentType(MEDIA_TYPES.getOrDefault(extension, "application/octet-stream"))
        .result(bytes);
    return true;
  }

  /** An import map has to stand in the page itself; its hash lets it, and nothing else, run. */
  private static String policy(byte[] page) {
    Matcher scripts = INLINE_SCRIPT.matcher(new String(page, StandardCharsets.UTF_8));
    StringBuilder hashes = new StringBuilder();
    while (scripts.find()) {
      byte[] hash = sha256(scripts.group(1).getBytes(StandardCharsets.UTF_8));
      hashes.append(" 'sha256-").append(Base64.getEncoder().encodeToString(hash)).append('\'');
    }
    return Server.contentSecurityPolicy(hashes.toString().strip());
  }

  private Optional<byte[]> find(String path) {
    if (path.contains("/.") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      return path.startsWith(LIBRARIES)
          ? library(path)
          : file(path.equals("/") ? "index.html" : path.substring(1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Optional<byte[]> file(String path) throws IOException {
    try {
      Path file = web.resolve(path).normalize();
      return file.startsWith(web) && Files.isRegularFile(file)
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> library(String path) throws IOException {
    Matcher matcher = LIBRARY.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    Optional<String> version = libraryVersions.get(name);
    if (version == null) {
      version = libraryVersion(name);
      if (version.isPresent()) {
        libraryVersions.put(name, version);
      }
    }
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String resource = "/META-INF/resources/webjars/" + name + "/" + version.get() + "/";
    URL url = StaticRoutes.class.getResource(resource + matcher.group(2));
    if (url == null || url.getPath().endsWith("/")) {
      return Optional.empty();
    }
    try (InputStream stream = url.openStream()) {
      return Optional.of(stream.readAllBytes());
    }
  }

  /** Webjars say their version in the Maven properties they carry. */
  private static Optional<String> libraryVersion(String name) throws IOException {
    String resource = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    try (InputStream stream = StaticRoutes.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(stream);
      return Optional.ofNullable(properties.getProperty("version"));
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Javalin's own static files are not used. */
  @Override
  public boolean addStaticFileConfig(StaticFileConfig config) {
    return false;
  }

  @Override
  public Set<RouteRole> resourceRouteRoles(Context context) {
    return Set.of();
  }
}
