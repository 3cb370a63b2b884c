package luotu.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import luotu.analyse.Processes;
import luotu.catalogue.CatalogueReader;
import luotu.city.CityScale;
import luotu.city.DemoCity;
import luotu.filing.FiledReports;
import luotu.filing.PassMarkRegister;
import luotu.intake.CityImporter;
import luotu.intake.CityReport;
import luotu.intake.ImportProgress;
import luotu.intake.Importer;
import luotu.intake.osm.OsmImporter;
import luotu.intake.terrain.TerrainImporter;
import luotu.model.Catalogue;
import luotu.model.CityTime;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.roads.RoadNetwork;
import luotu.serve.Metrics;
import luotu.serve.ReportAnswers;
import luotu.serve.Routes;
import luotu.serve.Server;
import luotu.serve.app.CatalogueRoutes;
import luotu.serve.app.ChangeRoutes;
import luotu.serve.app.HealthRoutes;
import luotu.serve.app.PassMarkRoutes;
import luotu.serve.app.ReportRoutes;
import luotu.serve.app.SearchRoutes;
import luotu.serve.app.StaticRoutes;
import luotu.serve.app.TerrainRoutes;
import luotu.serve.ogc.ItemWriteRoutes;
import luotu.serve.ogc.ItemsRoutes;
import luotu.serve.ogc.LandingRoutes;
import luotu.serve.ogc.ProcessRoutes;
import luotu.serve.ogc.ReachedTileRoutes;
import luotu.serve.ogc.TileRoutes;
import luotu.store.Snapshot;
import luotu.store.Store;
import luotu.store.cluster.DatabaseAddress;
import luotu.store.cluster.HomeUse;
import luotu.store.cluster.PrivateCluster;
import luotu.store.postgis.PostgisStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the program, put together: the one place that says {@code new}. A command opens it,
 * uses the parts and closes it.
 *
 * <p>Parts are closed in the opposite order of opening, also when the process is told to end
 * (Ctrl-C, SIGTERM): the server, then the store, then the private database.
 */
public final class App implements AutoCloseable {
  private static volatile boolean processIsEnding;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Path home;
  private final Path root = Path.of(System.getProperty("luotu.root", "")).toAbsolutePath();
  private final Catalogue catalogue;
  private boolean closed;
  private Store store;

  private App(CommonOptions options) {
    home = options.home();
    catalogue = CatalogueReader.read(root.resolve("data/catalog"), home.resolve("catalog"));
  }

  /**
   * Reads the catalogue, opens the database (starting the private one of the home, or adopting it)
   * and brings its schema up to date.
   *
   * @throws luotu.model.Refusal saying what is in the way
   */
  public static App open(CommonOptions options) {
    App app = new App(options);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  processIsEnding = true;
                  app.close();
                },
                "luotu-end"));
    try {
      app.openStore(options);
      return app;
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  /** Whether the process was told to end; failures from then on are no news. */
  public static boolean isProcessEnding() {
    return processIsEnding;
  }

  private synchronized void openStore(CommonOptions options) {
    Optional<DatabaseAddress> given = options.database();
    DatabaseAddress address;
    if (given.isPresent()) {
      address = given.get();
      closeAtEnd(HomeUse.begin(home));
    } else {
      PrivateCluster cluster = closeAtEnd(PrivateCluster.open(home));
      address = cluster.address();
    }
    // No password is null, not empty: then the driver looks into ~/.pgpass.
    String password = address.password().isEmpty() ? null : address.password();
    store =
        closeAtEnd(
            PostgisStore.open(
                address.jdbcUrl(), address.user(), password, root.resolve("sql"), catalogue));
  }

  /** The analyses that work. */
  public Analyses analyses() {
    return Analyses.of(catalogue, store);
  }

  /** Closes a part together with the application, before all that was opened earlier. */
  public synchronized <T extends AutoCloseable> T closeAtEnd(T part) {
    open.push(part);
    if (closed) {
      closeAll();
    }
    return part;
  }

  /**
   * Starts the HTTP server; it ends with the application. The roads are read meanwhile and the
   * ground about them drawn, so that the first question about travel need not wait for them.
   *
   * @param port 0 for any free one
   * @return the port it listens on
   */
  public int startServer(String host, int port) {
    Server.Settings settings = new Server.Settings(host, port);
    Analyses analyses = analyses();
    int taken =
        closeAtEnd(server(settings, root.resolve("web"), catalogue, store, analyses)).start();
    Thread warming = new Thread(() -> warm(analyses), "luotu-warm");
    warming.setDaemon(true);
    warming.start();
    return taken;
  }

  private void warm(Analyses analyses) {
    Logger log = LoggerFactory.getLogger(App.class);
    RoadNetwork roads;
    try (Snapshot snapshot = store.snapshot()) {
      analyses.warm(snapshot);
      roads = analyses.travel().at(snapshot).network();
    } catch (RuntimeException failed) {
      // Whoever asks first will be told.
      log.info("The roads were not read ahead: {}", failed.getMessage());
      return;
    }
    log.info("{} km2 of ground drawn for walks", roads.prepareGround(TravelMode.WALK));
  }

  /**
   * A server with all its routes, not started yet.
   *
   * @param web the directory of the page's files
   */
  public static Server server(
      Server.Settings settings, Path web, Catalogue catalogue, Store store, Analyses analyses) {
    Metrics metrics = new Metrics(analyses.travel()::roads, analyses.gapReport()::cellsCounted);
    Processes processes = analyses.processes();
    ReportAnswers answers = new ReportAnswers(analyses.reports());
    List<Routes> routes =
        List.of(
            new StaticRoutes(web),
            new CatalogueRoutes(catalogue, store),
            new ChangeRoutes(store),
            new TerrainRoutes(store),
            new HealthRoutes(store, metrics),
            new SearchRoutes(analyses.search()),
            new PassMarkRoutes(new PassMarkRegister(store, catalogue)),
            new ReportRoutes(new FiledReports(store, catalogue, analyses.gapReport()), answers),
            new LandingRoutes(catalogue, processes),
            new ItemsRoutes(catalogue, store),
            new ItemWriteRoutes(catalogue, store),
            new TileRoutes(catalogue, store),
            new ReachedTileRoutes(catalogue, store, analyses.serviceArea()),
            new ProcessRoutes(processes, analyses.gapReport(), answers));
    return new Server(settings, routes, metrics);
  }

  /** Imports files into the store. */
  public Importer importer(ImportProgress progress) {
    return new Importer(store, catalogue, progress);
  }

  /**
   * @param progress is told now and then what is being done
   */
  public OsmImporter osmImporter(Consumer<Label> progress) {
    return new OsmImporter(store, catalogue, root.resolve("data/catalog/osm.yaml"), progress);
  }

  /** Imports heights into the store. */
  public TerrainImporter terrainImporter() {
    return new TerrainImporter(store);
  }

  /** Whether the database holds nothing, and never did but for a demo city that was cleared. */
  public boolean isEmpty() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot.isEmpty();
    }
  }

  /**
   * Stores the simulated city as it would be today: its dates are counted from the day, so that
   * what is due, held or confirmed this year stays so. The same seed on the same day is the same
   * city.
   *
   * @param isOnlyForEmpty whether an earlier demo city is refused as well
   */
  public CityReport loadCity(
      CityScale scale, long seed, boolean isOnlyForEmpty, ImportProgress progress) {
    LocalDate today = CityTime.dayOf(Instant.now());
    return new CityImporter(store, catalogue, progress)
        .run(
            sink -> DemoCity.generate(root.resolve("data"), scale, seed, today, sink),
            isOnlyForEmpty,
            System.getProperty("user.name"),
            scale.name().toLowerCase(Locale.ROOT) + ", seed " + seed + ", " + today);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Closes all parts; waits while the application is still opening. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    closed = true;
    closeAll();
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        // The others must be closed all the same.
        LoggerFactory.getLogger(App.class).error("Closing {}", part, e);
      }
    }
  }
}
