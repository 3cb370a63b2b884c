package luotu.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import luotu.Checkout;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.intake.CityImporter;
import luotu.model.CityTime;
import luotu.model.Label;
import luotu.store.Store;
import luotu.store.TestDatabase;
import luotu.store.cluster.DatabaseAddress;
import luotu.store.postgis.PostgisStore;

/**
 * The simulated city of scale {@code city}: the one that the variable LUOTU_BENCH_CITY gives the
 * address of, or one that is made first. Benchmarks leave it as it was, but for the history.
 */
record CityStore(Store store, DatabaseAddress address, Runnable end) implements AutoCloseable {
  private static final String VARIABLE = "LUOTU_BENCH_CITY";
  private static final long SEED = 1;

  static CityStore open(Report report) {
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      DatabaseAddress address = DatabaseAddress.parse(given);
      String password = address.password().isEmpty() ? null : address.password();
      PostgisStore store =
          PostgisStore.open(
              address.jdbcUrl(), address.user(), password, Path.of("sql"), Checkout.CATALOGUE);
      return new CityStore(store, address, store::close);
    }
    report.progress(
        new Label(
            "准备城市规模的模拟数据，要几分钟；环境变量 " + VARIABLE + " 可给出已有的数据库",
            "Making the simulated city takes minutes; "
                + VARIABLE
                + " may name a database that has it"));
    TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
    new CityImporter(database.store(), Checkout.CATALOGUE, (stage, rows) -> {})
        .run(
            sink ->
                DemoCity.generate(
                    Path.of("data"), CityScale.CITY, SEED, CityTime.dayOf(Instant.now()), sink),
            true,
            "bench",
            "city, seed " + SEED);
    return new CityStore(database.store(), database.address(), database::close);
  }

  /** A plain connection, as somebody with an SQL client has it. */
  Connection connect() throws SQLException {
    String password = address.password().isEmpty() ? null : address.password();
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), password);
  }

  @Override
  public void close() {
    end.run();
  }
}
