package luotu.serve.ogc;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import luotu.serve.Json;

/**
 * Answers with texts that may be megabytes, and the same again and again: to pack the last one
 * takes longer than all else. Safe for many threads.
 */
final class LargeAnswers {
  private static final int LARGE_BYTES = 1 << 20;

  private volatile Packed last;

  private record Packed(byte[] json, byte[] gzip) {}

  /**
   * Answers with a text in JSON.
   *
   * @param json not to be changed; the same array is known again
   */
  void answer(Context context, byte[] json) {
    if (json.length < LARGE_BYTES || !takesGzip(context)) {
      Json.answer(context, json);
      return;
    }
    Packed packed = last;
    if (packed == null || packed.json() != json) {
      packed = new Packed(json, gzip(json));
      last = packed;
    }
    context.header("Content-Encoding", "gzip");
    Json.answer(context, packed.gzip());
  }

  private static boolean takesGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null
        && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  private static byte[] gzip(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
