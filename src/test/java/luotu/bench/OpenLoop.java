package luotu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a steady rate whether or not earlier ones have been answered, as people click.
 * Each is timed from when it was to be sent, so that waiting in line counts.
 */
record OpenLoop(URI address, double perSecond) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int OK = 200;
  private static final int BUSY = 503;

  /**
   * An answer.
   *
   * @param seconds infinite when the server was too busy and refused
   */
  record Answer(double seconds, byte[] body) {
    boolean isRefused() {
      return seconds == Double.POSITIVE_INFINITY;
    }
  }

  /** Sends the bodies one by one, each after the answer to the last, so that all is warm. */
  void warm(List<String> bodies) {
    bodies.forEach(body -> new OpenLoop(address, perSecond).run(List.of(body)));
  }

  /**
   * Sends the bodies, one after the other, and waits for all answers.
   *
   * @throws IllegalStateException when one of them fails
   */
  List<Answer> run(List<String> bodies) {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < bodies.size(); i++) {
      long due = start + (long) (i * NANOS_PER_SECOND / perSecond);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(bodies.get(i)))
              .build();
      answers.add(
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .thenApply(response -> answer(due, response)));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static Answer answer(long due, HttpResponse<byte[]> response) {
    if (response.statusCode() == BUSY) {
      return new Answer(Double.POSITIVE_INFINITY, response.body());
    }
    if (response.statusCode() != OK) {
      throw new IllegalStateException("status " + response.statusCode());
    }
    return new Answer((System.nanoTime() - due) / NANOS_PER_SECOND, response.body());
  }
}
