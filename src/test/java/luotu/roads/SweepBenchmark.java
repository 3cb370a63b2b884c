package luotu.roads;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import luotu.model.Label;
import luotu.model.TravelMode;
import luotu.model.TravelSpeeds;

/**
 * A city of a million edges: what the graph costs, and the sweeps beside the C program of {@code
 * luotu/bench/dijkstra.c} over the same arrays. Arguments: nodes along a side of the grid,
 * facilities, minutes.
 */
final class SweepBenchmark {
  private static final int ROUNDS = 15;

  private SweepBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int side = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int limit = Integer.parseInt(arguments[2]) * 60_000;
    Grid grid = new Grid(side);
    RoadGraph graph = time("build graph", 3, grid::graph);
    RoadNetwork network =
        time("index edges", 3, () -> new RoadNetwork(graph, Obstacles.NONE, speeds()));
    TravelSearch search =
        time("arcs on foot", 1, () -> network.search(TravelMode.WALK, Direction.TO));
    say("%d edges, %d nodes", graph.edgeCount(), graph.nodeCount());
    say("%.1f bytes an edge", network.bytes() / (double) graph.edgeCount());
    JoinedPlaces facilities = network.join(TravelMode.WALK, grid.places(count));
    Places cells = grid.places(800_000);
    JoinedPlaces people = time("join 800,000 cells", 3, () -> network.join(TravelMode.WALK, cells));
    time("cells by edge", 1, people::byEdge);
    int[] turnout = new int[count];
    Reach merged = time("merged", ROUNDS, () -> search.merged(facilities, turnout, limit));
    say("  nodes %d", merged.nodeCount());
    time(
        "nearest of every cell",
        ROUNDS,
        () -> {
          long sum = 0;
          for (int i = 0; i < people.size(); i++) {
            sum += merged.millis(people, i);
          }
          return sum;
        });
    time(
        "nearest of every cell by edge",
        ROUNDS,
        () -> {
          long[] sum = new long[1];
          merged.forEachPlace(people, (place, millis, facility) -> sum[0] += millis);
          return sum;
        });
    LongAdder nodes = new LongAdder();
    time(
        "independent, both cores",
        ROUNDS,
        () -> {
          nodes.reset();
          search.each(facilities, turnout, limit, (f, reach) -> nodes.add(reach.nodeCount()));
          return nodes;
        });
    say("  nodes %d", nodes.sum());
    LongAdder reached = new LongAdder();
    time(
        "independent with cells",
        5,
        () -> {
          reached.reset();
          search.each(
              facilities,
              turnout,
              limit,
              (f, reach) -> {
                int[] n = new int[1];
                reach.forEachPlace(people, (place, millis, facility) -> n[0]++);
                reached.add(n[0]);
              });
          return reached;
        });
    say("  cells %d", reached.sum());
    time(
        "close 100 roads, ready to search",
        5,
        () -> {
          RoadNetwork shut =
              network.closing(
                  new Closure(LongStream.range(1000, 1100).boxed().toList(), List.of()));
          shut.search(TravelMode.WALK, Direction.TO);
          return shut.rejoin(people);
        });
    Path file = Files.createTempFile("arrays", ".bin");
    write(file, graph, search, facilities, turnout, limit);
    Process c = new ProcessBuilder(arguments[3], file.toString(), "15").inheritIO().start();
    c.waitFor();
    Files.delete(file);
  }

  /** Says the best wall-clock time and the best time of all processors together. */
  private static <T> T time(String what, int rounds, Supplier<T> work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double wall = Double.MAX_VALUE;
    double processors = Double.MAX_VALUE;
    T result = null;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long used = system.getProcessCpuTime();
      result = work.get();
      processors = Math.min(processors, (system.getProcessCpuTime() - used) / 1e6);
      wall = Math.min(wall, (System.nanoTime() - start) / 1e6);
    }
    say("%-32s %9.2f ms, processors %9.2f ms", what, wall, processors);
    return result;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  static TravelSpeeds speeds() {
    Map<TravelMode, Double> kmh =
        Map.of(TravelMode.WALK, 5.0, TravelMode.DRIVE, 30.0, TravelMode.EMERGENCY, 40.0);
    TravelSpeeds.ClassSpeeds any =
        new TravelSpeeds.ClassSpeeds(kmh, true, true, Label.same("test"));
    return new TravelSpeeds(5, 500, 2, 0.8, Map.of(), any);
  }

  private static void write(
      Path file,
      RoadGraph graph,
      TravelSearch search,
      JoinedPlaces facilities,
      int[] turnout,
      int limit)
      throws IOException {
    TravelGraph travel = search.travel();
    Sources sources = new Sources(facilities, turnout, travel.times, Sources.ALL);
    ByteBuffer buffer =
        ByteBuffer.allocate(
                4 * (4 + travel.firstArc.length + 2 * travel.arcs.length + 4 * facilities.size()))
            .order(ByteOrder.nativeOrder());
    buffer.putInt(travel.nodeCount).putInt(travel.arcs.length);
    buffer.putInt(facilities.size()).putInt(limit);
    for (int first : travel.firstArc) {
      buffer.putInt(first);
    }
    for (long arc : travel.arcs) {
      buffer.putInt((int) arc);
    }
    for (long arc : travel.arcs) {
      buffer.putInt((int) (arc >>> 32));
    }
    for (int facility = 0; facility < facilities.size(); facility++) {
      int edge = facilities.edges[facility];
      int departure = Sweep.millis(sources.departure(facility));
      buffer.putInt(graph.edges.to[edge]).putInt(graph.edges.from[edge]);
      buffer.putInt(departure + sources.millisToEnd(facility));
      buffer.putInt(departure + sources.millisToStart(facility));
    }
    buffer.flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(buffer);
    }
  }
}
