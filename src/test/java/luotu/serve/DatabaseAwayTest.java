package luotu.serve;

import static luotu.serve.ServerTest.assertProblem;
import static luotu.serve.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import luotu.Checkout;
import luotu.store.TestDatabase;
import luotu.store.cluster.DatabaseAddress;
import luotu.store.postgis.PostgisStore;
import org.junit.jupiter.api.Test;

/** The database goes away in the middle and comes back. */
class DatabaseAwayTest {
  @Test
  void requestsAreAnsweredWith503AndRecoverByThemselves() throws Exception {
    try (TestDatabase database = TestDatabase.create(Checkout.CATALOGUE)) {
      DatabaseAddress address = database.address();
      URI uri = URI.create(address.jdbcUrl().substring("jdbc:".length()));
      try (Cable cable = new Cable(uri.getPort());
          PostgisStore store =
              PostgisStore.open(
                  address.jdbcUrl().replace(":" + uri.getPort(), ":" + cable.port()),
                  address.user(),
                  address.password(),
                  Path.of("sql"),
                  Checkout.CATALOGUE);
          TestServer server = new TestServer(store, Path.of("web"))) {
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        cable.cut();
        HttpResponse<byte[]> items = server.get("/ogc/collections/hazard/items");
        assertProblem(items, 503, "database-unavailable");
        assertThat(header(items, "Retry-After")).matches("\\d+");
        assertProblem(server.get("/health/ready"), 503, "database-unavailable");
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/ogc").statusCode()).isEqualTo(200);
        assertProblem(
            server.send("POST", "/changes/1/undo", "text/plain", ""), 503, "database-unavailable");
        cable.mend();
        assertThat(server.get("/ogc/collections/hazard/items").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      }
    }
  }
}
