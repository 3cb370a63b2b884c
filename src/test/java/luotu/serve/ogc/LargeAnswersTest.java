package luotu.serve.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import luotu.serve.Metrics;
import luotu.serve.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeAnswersTest {
  private static final int LARGE = 2 << 20;
  private static final int SMALL = 100;

  private static byte[] json(int bytes) {
    return ('"' + "甲".repeat(bytes / 3) + '"').getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "gzip|true",
        "br, gzip;q=0.5|true",
        "GZIP, deflate|true",
        "gzip;q=0|false",
        "br, gzip;q=0.0, identity|false",
        "identity|false"
      },
      delimiter = '|')
  void whoTakesGzipGetsItAndTheTextIsTheSame(String accepted, boolean isPacked)
      throws IOException, InterruptedException {
    LargeAnswers answers = new LargeAnswers();
    byte[] large = json(LARGE);
    byte[] small = json(SMALL);
    try (Server server =
        new Server(
            new Server.Settings("127.0.0.1", 0),
            List.of(
                config -> {
                  config.routes.get("/large", context -> answers.answer(context, large));
                  config.routes.get("/small", context -> answers.answer(context, small));
                }),
            new Metrics(Optional::empty, () -> 0))) {
      String address = "http://127.0.0.1:" + server.start();
      for (int i = 0; i < 2; i++) {
        HttpResponse<byte[]> response = get(address + "/large", accepted);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().allValues("Content-Encoding"))
            .isEqualTo(isPacked ? List.of("gzip") : List.of());
        assertThat(isPacked ? unpacked(response.body()) : response.body()).isEqualTo(large);
      }
      assertThat(get(address + "/small", accepted).body()).isEqualTo(small);
    }
  }

  private static HttpResponse<byte[]> get(String address, String accepted)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept-Encoding", accepted).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
