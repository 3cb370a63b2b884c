package luotu.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.command.Analyses;
import luotu.command.App;
import luotu.model.Label;
import luotu.model.filter.Filter;
import luotu.serve.Server;
import luotu.store.PopulatedCells;
import luotu.store.Snapshot;
import org.locationtech.jts.geom.Envelope;

/** The city served over HTTP, asked at a steady rate. */
record CityServer(Server server, int port) implements AutoCloseable {
  /** The columns of {@link #figures}. */
  static final List<String> FIGURES =
      List.of("requests", "refused", "median ms", "99 % ms", "slowest ms", "kB an answer");

  static CityServer start(CityStore city, Report report) {
    Analyses analyses = Analyses.of(Checkout.CATALOGUE, city.store());
    report.progress(new Label("读取道路", "Reading the roads"));
    try (Snapshot snapshot = city.store().snapshot()) {
      analyses.warm(snapshot);
    }
    Server server =
        App.server(
            new Server.Settings("127.0.0.1", 0),
            Path.of("web"),
            Checkout.CATALOGUE,
            city.store(),
            analyses);
    return new CityServer(server, server.start());
  }

  /** All populated cells of the city. */
  static PopulatedCells cells(CityStore city) {
    try (Snapshot snapshot = city.store().snapshot()) {
      return snapshot.populatedCells(
          Checkout.CATALOGUE.getLayer("population"), new Envelope(-180, 180, -90, 90), Filter.ALL);
    }
  }

  /**
   * Executes a process with some inputs, one after the other, then with the others at a rate.
   *
   * @param warmUps how many of the bodies warm up
   * @return the answers to the others
   */
  List<OpenLoop.Answer> ask(String process, double perSecond, int warmUps, List<String> bodies) {
    OpenLoop loop =
        new OpenLoop(
            URI.create("http://127.0.0.1:" + port + "/ogc/processes/" + process + "/execution"),
            perSecond);
    loop.warm(bodies.subList(0, warmUps));
    return loop.run(bodies.subList(warmUps, bodies.size()));
  }

  /** A row of what answers took. */
  static String[] figures(List<String> texts, List<OpenLoop.Answer> answers) {
    long bytes = answers.stream().mapToLong(answer -> answer.body().length).sum();
    return figures(
        texts,
        answers.stream().map(OpenLoop.Answer::seconds).toList(),
        Report.count(bytes / answers.size() / 1000));
  }

  /**
   * The same of times alone.
   *
   * @param seconds infinite for what was refused
   */
  static String[] figures(List<String> texts, List<Double> seconds, String kilobytes) {
    List<Double> sorted = seconds.stream().sorted().toList();
    int size = sorted.size();
    List<String> row = new ArrayList<>(texts);
    row.add(Report.count(size));
    row.add(Report.count(sorted.stream().filter(each -> each.isInfinite()).count()));
    Stream.of(size / 2, size * 99 / 100, size - 1)
        .forEach(i -> row.add(String.format(Locale.ROOT, "%.1f", 1000 * sorted.get(i))));
    row.add(kilobytes);
    return row.toArray(String[]::new);
  }

  @Override
  public void close() {
    server.close();
  }
}
