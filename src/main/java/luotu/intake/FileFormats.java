package luotu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** All formats that can be imported. */
final class FileFormats {
  private static final int SNIFFED_BYTES = 64;

  private final FileFormat geoJson = new GeoJsonFormat();
  private final List<FileFormat> all = List.of(geoJson, new CsvFormat());

  /**
   * Opens a file by the ending of its name; one that begins like JSON as GeoJSON.
   *
   * @throws luotu.model.Refusal when it is not there, empty, or of no known format
   */
  SourceFile open(Path file, Optional<String> encoding) {
    if (!Files.exists(file)) {
      throw FileFault.refuse(file, "", "没有这个文件；请检查路径", "no such file; check the path");
    }
    if (Files.isDirectory(file)) {
      throw FileFault.refuse(file, "文件夹 / a directory", "一个文件", "a file");
    }
    byte[] start = start(file);
    if (new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      throw FileFault.refuse(file, "空 / empty", "有内容的文件", "a file with something in it");
    }
    return find(file, start)
        .orElseThrow(
            () ->
                FileFault.refuse(
                    file,
                    isBinary(start) ? "二进制内容 / binary content" : "未知格式 / unknown format",
                    "以下格式之一：" + endings() + "；表格请另存为 CSV",
                    "one of these formats: " + endings() + "; save spreadsheets as CSV"))
        .open(file, encoding);
  }

  private Optional<FileFormat> find(Path file, byte[] start) {
    if (isBinary(start)) {
      return Optional.empty();
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    Optional<FileFormat> named =
        all.stream().filter(format -> format.endings().contains(ending)).findFirst();
    boolean looksLikeJson =
        new String(start, java.nio.charset.StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading()
            .startsWith("{");
    return named.isEmpty() && looksLikeJson ? Optional.of(geoJson) : named;
  }

  /** Spreadsheets, archives and databases have control characters at their start, texts do not. */
  private static boolean isBinary(byte[] start) {
    boolean utf16 =
        start.length > 1
            && ((start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE
                || (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF);
    for (int i = 0; i < Math.min(start.length, 16) && !utf16; i++) {
      if (start[i] >= 0 && start[i] < ' ' && "\t\r\n".indexOf(start[i]) < 0) {
        return true;
      }
    }
    return false;
  }

  private String endings() {
    return all.stream()
        .flatMap(format -> format.endings().stream())
        .map(ending -> "." + ending)
        .collect(Collectors.joining(" "));
  }

  private static byte[] start(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(SNIFFED_BYTES);
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
  }
}
