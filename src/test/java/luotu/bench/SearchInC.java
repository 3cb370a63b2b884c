package luotu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.roads.SearchArrays;

/** The C program of {@code dijkstra.c}, compiled and started with the arrays of a question. */
final class SearchInC implements AutoCloseable {
  private final Path directory;
  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;

  SearchInC(SearchArrays arrays) throws IOException, InterruptedException {
    directory = Files.createTempDirectory("luotu-bench-");
    Path source = directory.resolve("dijkstra.c");
    Path program = directory.resolve("dijkstra");
    try (InputStream text = SearchInC.class.getResourceAsStream("dijkstra.c")) {
      Files.copy(text, source);
    }
    int failed =
        new ProcessBuilder("gcc", "-O3", "-o", program.toString(), source.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (failed != 0) {
      throw new IOException("gcc ended with " + failed);
    }
    Path file = directory.resolve("arrays");
    Files.write(file, bytes(arrays));
    process =
        new ProcessBuilder(program.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = process.outputWriter();
    answers = process.inputReader();
  }

  private static byte[] bytes(SearchArrays arrays) {
    List<int[]> parts =
        List.of(
            new int[] {
              arrays.nodes(), arrays.heads().length, arrays.facilities(), arrays.limitMillis()
            },
            arrays.firstArc(),
            arrays.heads(),
            arrays.millis(),
            starts(arrays));
    int count = parts.stream().mapToInt(part -> part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * count).order(ByteOrder.nativeOrder());
    IntBuffer integers = buffer.asIntBuffer();
    parts.forEach(integers::put);
    return buffer.array();
  }

  /** Two nodes and two times for each facility. */
  private static int[] starts(SearchArrays arrays) {
    int[] starts = new int[4 * arrays.facilities()];
    for (int i = 0; i < arrays.facilities(); i++) {
      System.arraycopy(arrays.startNodes(), 2 * i, starts, 4 * i, 2);
      System.arraycopy(arrays.startMillis(), 2 * i, starts, 4 * i + 2, 2);
    }
    return starts;
  }

  /** One search from all facilities at once. */
  Reached merged() throws IOException {
    return ask("m\n");
  }

  /** A search from each facility by itself, on one core. */
  Reached independent() throws IOException {
    return ask("i\n");
  }

  private Reached ask(String question) throws IOException {
    questions.write(question);
    questions.flush();
    String[] answer = answers.readLine().split(" ");
    return new Reached(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
