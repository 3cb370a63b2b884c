package luotu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import luotu.Checkout;
import luotu.analyse.FacilityInputs;
import luotu.analyse.coverage.CoverageRequest;
import luotu.analyse.coverage.CoverageResult.ZoneCoverage;
import luotu.analyse.coverage.RadiusCoverage;
import luotu.model.Fault;
import luotu.model.Feature;
import luotu.model.Label;
import luotu.model.Refusal;
import luotu.store.ChangeNote;
import luotu.store.Load;
import luotu.store.LoadOptions;
import luotu.store.TestDatabase;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.postgresql.PGConnection;

/**
 * The share of every street within 2 km of a water point, the data read from the database included,
 * against the best statements of plain PostGIS.
 */
final class Radius implements Benchmark {
  private static final double RADIUS_METRES = 2000;
  private static final int ROUNDS = 5;
  private static final int STREETS = 1_000;

  /** How many corners a quarter of a circle gets: the peers' to be fast, and to be right. */
  private static final int FAST_SEGMENTS = 8;

  private static final int RIGHT_SEGMENTS = 64;
  private static final double LARGEST_DIFFERENCE_POINTS = 0.1;

  private static final String FASTEST_PEER = "parallel";
  private static final List<String> PEERS = List.of("union", "lateral", FASTEST_PEER);

  private static final CoverageRequest REQUEST =
      new CoverageRequest(
          "water_source", null, List.of(RADIUS_METRES), "area", null, List.of(), List.of(), false);

  @Override
  public String name() {
    return "radius";
  }

  @Override
  public Label title() {
    return new Label(
        "每个街道有多少面积在水源 2 公里之内，与 PostGIS 的 SQL 相比",
        "the share of every street within 2 km of water, against SQL in PostGIS");
  }

  @Override
  public void run(Report report) throws Exception {
    report.say(
        new Label(
            """
            用时含从数据库读取数据。
              cold   对这些数据的第一次调用；第一行也是本进程的第一次
              warm   预热之后轮流运行 %d 次的中位数
              ratio  用时是我们的几倍"""
                .formatted(ROUNDS),
            """
            The times include reading the data from the database.
              cold   the first call on these data; in the first row also the first of the process
              warm   the median of %d runs in turn after warming up
              ratio  how many times our time it took"""
                .formatted(ROUNDS)));
    beside(report, 5_000);
    beside(report, 20_000);
    growth(report);
  }

  private static void beside(Report report, int points) throws Exception {
    Extent extent = Extent.of(STREETS);
    try (City city = City.make(report, new Size(STREETS, points, extent))) {
      List<Contestant> contestants = new ArrayList<>(List.of(city.ours(Contestant.OURS)));
      for (String peer : PEERS) {
        contestants.add(city.peer("postgis " + peer, peer));
      }
      report.say(Label.same(Machine.ofDatabase(city.connection)));
      List<Timings> timings = race(report).run(contestants, () -> city.check(report));
      report.compare(city.size.text(), timings);
    }
  }

  private static Race race(Report report) {
    report.progress(new Label("轮流计时", "Timing in turn"));
    return new Race(ROUNDS, System::nanoTime);
  }

  private static void growth(Report report) throws Exception {
    int points = 20_000;
    Size base = new Size(STREETS, points, Extent.of(STREETS));
    Size tenth = new Size(STREETS / 10, points / 10, Extent.of(STREETS / 10));
    Size tenfold = new Size(STREETS * 10, points * 10, Extent.of(STREETS * 10));
    Size dense = new Size(STREETS, points * 10, base.extent);
    try (City ofTenth = City.make(report, tenth);
        City ofBase = City.make(report, base);
        City ofTenfold = City.make(report, tenfold);
        City ofDense = City.make(report, dense)) {
      List<City> cities = List.of(ofBase, ofTenth, ofTenfold, ofDense);
      List<Contestant> contestants = new ArrayList<>();
      for (City city : cities) {
        contestants.add(city.ours(Contestant.OURS));
      }
      contestants.add(ofBase.peer("postgis " + FASTEST_PEER, FASTEST_PEER));
      contestants.add(ofTenth.peer("postgis " + FASTEST_PEER, FASTEST_PEER));
      List<Timings> timings = race(report).run(contestants, () -> {});
      Table table =
          new Table(
              List.of("size", "who"), List.of("km2", "warm s", "s per 1,000 points", "growth"));
      for (int i = 0; i < timings.size(); i++) {
        Size size = cities.get(i % cities.size()).size;
        Timings own = timings.get(i);
        double ofBaseSeconds = timings.get(i < cities.size() ? 0 : cities.size()).medianSeconds();
        table.row(
            size.text(),
            own.name(),
            Report.count(size.extent.squareKilometres()),
            Report.seconds(own.medianSeconds()),
            Report.seconds(own.medianSeconds() / size.points * 1000),
            Report.times(own.medianSeconds() / ofBaseSeconds * points / size.points));
      }
      for (Size tooLarge : List.of(tenfold, dense)) {
        table.row(
            tooLarge.text(),
            "postgis " + FASTEST_PEER,
            Report.count(tooLarge.extent.squareKilometres()),
            "not run",
            "-",
            "-");
      }
      report.table(table);
    }
    report.say(
        new Label(
            """
            前三种规模密度相同，第四种是同一范围内十倍的点。PostGIS 在十倍规模上要算几分钟，不运行。
              growth  每点用时是第一行的几倍；1.00：与规模成正比""",
            """
            The first three sizes have one density, the fourth ten times the points on the same extent.
            PostGIS takes minutes at ten times the size and is not run.
              growth  how many times the first row's time a point takes; 1.00: in proportion"""));
  }

  /**
   * A rectangle on the central meridian of EPSG:4545. Beyond 150 km from that the plane would
   * stretch lengths by more than 0.03 %, so a larger one is taller, not wider.
   */
  private record Extent(double widthMetres, double heightMetres) {
    private static final double WIDTH_METRES = 300_000;
    private static final double HEIGHT_METRES = 250_000;

    /** As large as that many streets take: 75 square kilometres each. */
    static Extent of(int streets) {
      double times = (double) streets / STREETS;
      double wider = Math.min(1, Math.sqrt(times));
      return new Extent(WIDTH_METRES * wider, HEIGHT_METRES * times / wider);
    }

    long squareKilometres() {
      return Math.round(widthMetres * heightMetres / 1e6);
    }
  }

  private record Size(int streets, int points, Extent extent) {
    String text() {
      return Report.count(points) + " points, " + Report.count(streets) + " streets";
    }
  }

  /** The same streets and points, for the peers as plain tables and for us in the store. */
  private static final class City implements AutoCloseable {
    private final Size size;
    private final TestDatabase database;
    private final Connection connection;
    private final RadiusCoverage coverage;
    private List<ZoneCoverage> answer = List.of();

    private City(Size size, TestDatabase database, Connection connection) {
      this.size = size;
      this.database = database;
      this.connection = connection;
      coverage = new RadiusCoverage(database.store(), new FacilityInputs(Checkout.CATALOGUE));
    }

    static City make(Report report, Size size) throws Exception {
      report.progress(new Label("准备数据：" + size.text(), "Making the data: " + size.text()));
      TestDatabase database = TestDatabase.create(Checkout.CATALOGUE);
      City city = new City(size, database, database.connect());
      // Planned for its values each time, as when it is typed.
      city.connection.unwrap(PGConnection.class).setPrepareThreshold(0);
      city.execute(resource("setup"));
      try (PreparedStatement build =
          city.connection.prepareStatement("SELECT peer.build(?, ?, ?, ?)")) {
        build.setInt(1, size.streets);
        build.setInt(2, size.points);
        build.setDouble(3, size.extent.widthMetres);
        build.setDouble(4, size.extent.heightMetres);
        build.execute();
      }
      city.load("zone", Set.of("geometry", "code", "kind"));
      city.load("water_source", Set.of("geometry"));
      city.execute("SELECT peer.use_all_cores()");
      return city;
    }

    /** Stores the rows that a query finds, and has the planner know what is there. */
    private void load(String layer, Set<String> given)
        throws IOException, SQLException, ParseException {
      LoadOptions options = new LoadOptions(LoadOptions.Mode.ADD, Map.of(layer, given));
      try (Load load = database.store().load(options);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(resource(layer))) {
        while (rows.next()) {
          load.add(feature(layer, rows), rows.getRow());
        }
        load.apply(new ChangeNote("bench", "radius", "city"), false);
      }
      execute("VACUUM ANALYZE");
    }

    private static Feature feature(String layer, ResultSet row)
        throws SQLException, ParseException {
      String code = code(row.getInt(1));
      return Feature.draft(
          layer,
          new WKBReader().read(row.getBytes(2)),
          null,
          null,
          "bench",
          code,
          null,
          null,
          layer.equals("zone") ? Map.of("code", code, "kind", "town") : Map.of(),
          Map.of());
    }

    /** Codes that sort as their numbers do. */
    private static String code(int street) {
      return "%06d".formatted(street);
    }

    Contestant ours(String name) {
      return new Contestant(name, () -> answer = coverage.run(REQUEST).radii().get(0).zones());
    }

    Contestant peer(String name, String variant) throws IOException {
      String sql = resource(variant);
      return new Contestant(name, () -> shares(sql, FAST_SEGMENTS));
    }

    private Map<String, Double> shares(String sql, int segments) throws SQLException {
      Map<String, Double> shares = new TreeMap<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setDouble(1, RADIUS_METRES);
        statement.setInt(2, segments);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            shares.put(code(rows.getInt(1)), rows.getDouble(2));
          }
        }
      }
      return shares;
    }

    /** Holds our last answer against PostGIS, street by street. */
    void check(Report report) throws IOException, SQLException {
      Map<String, Double> expected = shares(resource(FASTEST_PEER), RIGHT_SEGMENTS);
      if (answer.size() != expected.size()) {
        throw disagreement(answer.size() + " / " + expected.size() + " streets");
      }
      Iterator<Double> shares = expected.values().iterator();
      double largest =
          answer.stream()
              .mapToDouble(zone -> 100 * Math.abs(zone.share() - shares.next()))
              .max()
              .orElseThrow();
      String text = "%.4f".formatted(largest);
      if (!(largest <= LARGEST_DIFFERENCE_POINTS)) {
        throw disagreement(text);
      }
      double mean = expected.values().stream().mapToDouble(share -> share).average().orElseThrow();
      report.say(
          new Label(
              "%s：与 PostGIS（四分之一圆 %d 段）的占比最多相差 %s 个百分点，平均占比 %.3f"
                  .formatted(size.text(), RIGHT_SEGMENTS, text, mean),
              "%s: shares differ from PostGIS (%d segments a quarter) by %s points at most, mean share %.3f"
                  .formatted(size.text(), RIGHT_SEGMENTS, text, mean)));
    }

    private Refusal disagreement(String found) {
      return new Refusal(
          Refusal.Kind.CONFLICT,
          "wrong-answer",
          new Label(
              "与 PostGIS 的答案不一致：" + size.text(), "The answers differ from PostGIS: " + size.text()),
          Fault.of(
              "share",
              found,
              "最多相差 " + LARGEST_DIFFERENCE_POINTS + " 个百分点",
              "a difference of at most " + LARGEST_DIFFERENCE_POINTS + " points"));
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private static String resource(String name) throws IOException {
      try (InputStream stream = Radius.class.getResourceAsStream("radius_" + name + ".sql")) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
      database.close();
    }
  }
}
