package luotu.intake;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import luotu.model.Fault;
import luotu.model.Issue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Tables as text. The first line that is not blank names the columns; commas, semicolons or tabs
 * separate them, whichever that line has most of; quotation marks as in RFC 4180.
 */
final class CsvFormat implements FileFormat {
  @Override
  public List<String> endings() {
    return List.of("csv", "tsv", "txt");
  }

  @Override
  public SourceFile open(Path file, Optional<String> encoding) {
    TextEncoding text = TextEncoding.find(file, encoding);
    char separator = separator(file, text);
    Table table = new Table(file, text, separator, new ArrayList<>());
    table.readHeader();
    return table;
  }

  private static char separator(Path file, TextEncoding encoding) {
    Map<Character, Integer> counts = new LinkedHashMap<>(Map.of(',', 0, ';', 0, '\t', 0));
    try (Reader reader = new RecordLimit(encoding.open())) {
      boolean quoted = false;
      boolean begun = false;
      for (int character = reader.read(); character >= 0; character = reader.read()) {
        if (character == '"') {
          quoted = !quoted;
        } else if (!quoted && begun && (character == '\n' || character == '\r')) {
          break;
        } else if (!quoted) {
          counts.computeIfPresent((char) character, (key, count) -> count + 1);
        }
        begun |= !Character.isWhitespace(character);
      }
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = counts.get(candidate) > counts.get(best) ? candidate : best;
    }
    return best;
  }

  private record Table(Path file, TextEncoding text, char separator, List<String> columns)
      implements SourceFile {
    private void readHeader() {
      forEachRecord(
          (line, record) -> {
            for (int i = 0; i < record.size(); i++) {
              String name = record.get(i).strip();
              columns.add(name.isEmpty() ? "column_" + (i + 1) : name);
            }
            return false;
          });
      ColumnNames.check(file, columns);
    }

    @Override
    public boolean hasGeometry() {
      return false;
    }

    @Override
    public Optional<String> referenceSystem() {
      return Optional.empty();
    }

    @Override
    public Optional<String> encoding() {
      return Optional.of(text.name());
    }

    @Override
    public List<Issue> warnings() {
      return List.of();
    }

    @Override
    public void read(Consumer<Row> rows) {
      boolean[] headerSeen = {false};
      forEachRecord(
          (line, record) -> {
            if (headerSeen[0]) {
              rows.accept(row(line, record));
            }
            headerSeen[0] = true;
            return true;
          });
    }

    private Row row(long line, CSVRecord record) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
        values.put(columns.get(i), record.get(i));
      }
      boolean surplus = record.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank());
      List<Fault> faults =
          record.size() < columns.size() || surplus
              ? List.of(
                  Fault.of(
                      "",
                      record.size() + " 格 / cells",
                      columns.size() + " 格，与表头一致；含分隔符的内容要放在引号中",
                      columns.size()
                          + " cells as in the header; put texts that hold the separator in quotes"))
              : List.of();
      return new Row(line, values, null, faults);
    }

    private void forEachRecord(RecordConsumer consumer) {
      CSVFormat format =
          CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
      long line = 1;
      try (RecordLimit reader = new RecordLimit(text.open());
          CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
        Iterator<CSVRecord> records = parser.iterator();
        boolean more = true;
        while (more && records.hasNext()) {
          CSVRecord record = records.next();
          boolean blank =
              StreamSupport.stream(record.spliterator(), false).allMatch(String::isBlank);
          more = blank || consumer.take(line, record);
          line = parser.getCurrentLineNumber() + 1;
          reader.startRecord();
        }
      } catch (IOException | UncheckedIOException failed) {
        Throwable cause = failed instanceof UncheckedIOException ? failed.getCause() : failed;
        throw FileFault.refuse(
            file,
            "第 " + line + " 行起 / from line " + line + ": " + cause.getMessage(),
            "引号成对、完整的 CSV；每条记录不超过 " + RecordLimit.LONGEST_RECORD + " 个字符",
            "complete CSV with its quotes closed, at most "
                + RecordLimit.LONGEST_RECORD
                + " characters a record");
      }
    }

    /** Takes a record and says whether to go on. */
    private interface RecordConsumer {
      boolean take(long line, CSVRecord record);
    }
  }

  /** Ends reading when a record does not end: a quote never closed would swallow the whole file. */
  private static final class RecordLimit extends FilterReader {
    static final int LONGEST_RECORD = 20_000_000;

    private long characters;

    RecordLimit(Reader reader) {
      super(new java.io.BufferedReader(reader));
    }

    void startRecord() {
      characters = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      characters += read;
      if (characters > LONGEST_RECORD) {
        throw new IOException("> " + LONGEST_RECORD);
      }
    }
  }
}
