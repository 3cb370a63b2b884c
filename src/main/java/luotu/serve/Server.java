package luotu.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/** The HTTP server. It listens from {@link #start} to {@link #close}. */
public final class Server implements AutoCloseable {
  /** Enough to keep two cores busy while some wait for the database. */
  private static final int MOST_THREADS = 48;

  private static final int FEWEST_THREADS = 4;
  private static final int IDLE_MILLISECONDS = 60_000;

  /** In bytes; the address of a tile may hold the shape of a flood. */
  private static final int LARGEST_HEAD = 64 * 1024;

  private final Settings settings;
  private final Javalin javalin;

  /**
   * @param host name or address to listen on
   * @param port 0 for any free one
   */
  public record Settings(String host, int port) {}

  public Server(Settings settings, List<Routes> routes, Metrics metrics) {
    this.settings = settings;
    this.javalin = Javalin.create(config -> configure(config, settings, routes, metrics));
  }

  private static void configure(
      JavalinConfig config, Settings settings, List<Routes> routes, Metrics metrics) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = new CompressionStrategy(null, new Gzip());
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LoggerFactory.getLogger(Server.class).error("A request failed", error);
          response.setStatus(500);
        });
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, IDLE_MILLISECONDS);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(LARGEST_HEAD);
        });
    config.jetty.modifyServer(server -> server.setErrorHandler(Server::answerMalformed));
    SiteGuard guard = new SiteGuard(settings.host());
    config.routes.before(Server::secure);
    config.routes.before(guard::check);
    Problems.register(config.routes);
    routes.forEach(group -> group.register(config));
    answerHeadAsGet(config);
    config.requestLogger.http(metrics::record);
  }

  /**
   * What our pages may load: our own files, and images drawn in the page.
   *
   * @param scripts further sources of scripts, such as hashes of inline ones; may be empty
   */
  public static String contentSecurityPolicy(String scripts) {
    return ("default-src 'none'; script-src 'self' "
            + scripts
            + "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
        .replace(" ;", ";");
  }

  private static void secure(Context context) {
    context
        .header("Content-Security-Policy", contentSecurityPolicy(""))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Vary", "Accept-Encoding, Accept-Language");
  }

  /** Javalin by itself answers HEAD with 200 wherever there is a GET, found or not. */
  private static void answerHeadAsGet(JavalinConfig config) {
    config.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.equals(HandlerType.GET))
        .toList()
        .forEach(
            endpoint ->
                config.routes.addEndpoint(
                    new Endpoint(HandlerType.HEAD, endpoint.path, endpoint.handler)));
  }

  /** Requests so malformed that they reach no route. */
  private static boolean answerMalformed(
      org.eclipse.jetty.server.Request request,
      org.eclipse.jetty.server.Response response,
      Callback callback) {
    int status = response.getStatus() < 400 ? 400 : response.getStatus();
    Label title =
        status < 500
            ? new Label("请求不合 HTTP 规范", "The request is not valid HTTP")
            : Problems.UNEXPECTED;
    Language language = Language.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    String type = status < 500 ? "malformed-request" : "internal";
    byte[] body =
        Problems.document(status, type, title, List.of(), language)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  /**
   * Starts to listen.
   *
   * @return the port
   * @throws Refusal {@code port-taken} when it cannot be opened
   */
  public int start() {
    try {
      return javalin.start(settings.host(), settings.port()).port();
    } catch (JavalinBindException taken) {
      throw portTaken(settings, taken);
    }
  }

  /** The refusal of a port that cannot be listened on. */
  public static Refusal portTaken(Settings settings, Exception cause) {
    String address = settings.host() + ":" + settings.port();
    return new Refusal(
        Refusal.Kind.UNAVAILABLE,
        "port-taken",
        new Label("无法监听 " + address, "Cannot listen on " + address),
        List.of(
            Fault.of(
                "--port",
                settings.port() + " (" + cause.getMessage() + ")",
                "可能已有程序在用它：另选一个，如 --port 7071；若是落图自己，可先运行 ./luotu stop",
                "another program may use it: choose another, such as --port 7071; if it is Luotu"
                    + " itself, run ./luotu stop first")),
        cause);
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
