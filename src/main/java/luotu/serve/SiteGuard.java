package luotu.serve;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import luotu.model.Fault;
import luotu.model.Label;

/**
 * Keeps pages of other sites out. There are no accounts yet, so whoever can make a browser on this
 * machine send a request could write: unsafe methods must come from our own pages or from no page.
 * A server on loopback answers only to loopback names; otherwise a foreign name that resolves to
 * 127.0.0.1 would make a foreign page one of ours.
 */
final class SiteGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String listeningHost;

  SiteGuard(String listeningHost) {
    this.listeningHost = listeningHost.toLowerCase(Locale.ROOT);
  }

  void check(Context context) {
    String host = context.host() == null ? "" : context.host().toLowerCase(Locale.ROOT);
    String name = host.replaceFirst(":\\d*$", "");
    if (LOOPBACK.contains(listeningHost) && !LOOPBACK.contains(name)) {
      refuse(context, Fault.of("Host", host, "localhost 或 127.0.0.1", "localhost or 127.0.0.1"));
      return;
    }
    if (SAFE.contains(context.method().name())) {
      return;
    }
    String origin = context.header("Origin");
    String site = context.header("Sec-Fetch-Site");
    boolean own =
        origin == null
            ? site == null || site.equals("same-origin") || site.equals("none")
            : origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    if (!own) {
      refuse(
          context,
          Fault.of("Origin", origin == null ? site : origin, "落图自己的页面", "a page of this server"));
    }
  }

  private static void refuse(Context context, Fault fault) {
    Problems.send(
        context,
        403,
        "foreign-site",
        new Label("不接受来自其他网站的请求", "Requests from other sites are not taken"),
        List.of(fault));
    context.skipRemainingHandlers();
  }
}
