package luotu.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import java.util.UUID;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns what went wrong into an answer (RFC 9457). */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";
  static final Label UNEXPECTED = new Label("服务器出错，已记录", "The server failed; it has been recorded");
  private static final String RETRY_SECONDS = "5";
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void register(RoutesConfig routes) {
    routes.exception(
        Refusal.class,
        (refusal, context) ->
            send(
                context,
                status(refusal.kind()),
                refusal.type(),
                refusal.title(),
                refusal.faults()));
    routes.exception(HttpResponseException.class, Problems::http);
    routes.exception(Exception.class, (failure, context) -> unexpected(context, failure));
  }

  static void send(Context context, int status, String type, Label title, List<Fault> faults) {
    Language language = Requests.language(context);
    if (status == 503) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    context
        .status(status)
        .removeHeader("ETag")
        .header("Cache-Control", "no-store")
        .header("Content-Language", language == Language.EN ? "en" : "zh");
    Json.answer(context, MEDIA_TYPE, document(status, type, title, faults, language));
  }

  static ObjectNode document(
      int status, String type, Label title, List<Fault> faults, Language language) {
    ObjectNode problem = Json.MAPPER.createObjectNode();
    problem.put("type", "/problems/" + type).put("title", title.in(language)).put("status", status);
    ArrayNode errors = problem.putArray("errors");
    for (Fault fault : faults) {
      errors
          .addObject()
          .put("field", fault.field())
          .put("found", fault.found())
          .put("expected", fault.expected().in(language));
    }
    return problem;
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case STALE -> 412;
      case VERSION_NEEDED -> 428;
      case TOO_LARGE -> 413;
      case UNSUPPORTED -> 415;
      case UNAVAILABLE -> 503;
    };
  }

  private static void http(HttpResponseException answer, Context context) {
    if (answer instanceof MethodNotAllowedResponse) {
      String allowed = answer.getDetails().getOrDefault("availableMethods", "");
      context.header("Allow", allowed);
      Fault fault = new Fault("", context.method().name(), Label.same(allowed));
      send(
          context,
          405,
          "method-not-allowed",
          new Label("这个地址不接受这种方法", "This address does not take this method"),
          List.of(fault));
    } else if (answer.getStatus() == 404) {
      Fault fault = Fault.of("", context.path(), "OGC API 的入口是 /ogc", "the OGC API starts at /ogc");
      send(
          context,
          404,
          "no-such-page",
          new Label("没有这个地址", "There is nothing at this address"),
          List.of(fault));
    } else {
      unexpected(context, answer);
    }
  }

  private static void unexpected(Context context, Exception failure) {
    String id = UUID.randomUUID().toString();
    LOG.error("{} {} failed, recorded as {}", context.method(), context.path(), id, failure);
    Fault fault = Fault.of("", id, "把这个编号告诉管理员", "this number, for the administrator");
    send(context, 500, "internal", UNEXPECTED, List.of(fault));
  }
}
