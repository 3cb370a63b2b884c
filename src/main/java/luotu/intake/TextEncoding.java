package luotu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The character encoding of a text file: what its byte order mark says, else what the user says,
 * else what a {@code .cpg} file beside it says, else UTF-8, else GB18030 (which includes GBK and
 * GB2312). Every byte must decode; nothing is replaced by question marks.
 */
final class TextEncoding {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /** So many characters beyond ASCII do not decode as UTF-8 by chance. */
  private static final int PROOF_OF_UTF_8 = 10;

  private static final Pattern CODE_PAGE =
      Pattern.compile("(?:ANSI|CP|WINDOWS|MS)?[ -]?(\\d{3,5})");

  private final Path file;
  private final Charset charset;
  private final int markBytes;

  private TextEncoding(Path file, Charset charset, int markBytes) {
    this.file = file;
    this.charset = charset;
    this.markBytes = markBytes;
  }

  /**
   * @param given what the user says; empty to find it out
   * @throws luotu.model.Refusal when the file does not decode, naming the byte
   */
  static TextEncoding find(Path file, Optional<String> given) {
    TextEncoding marked = byMark(file);
    if (marked != null) {
      return marked.proven();
    }
    Optional<Charset> named = given.or(() -> codePage(file)).map(name -> charset(file, name));
    Decoding utf8 = decode(file, StandardCharsets.UTF_8, 0);
    if (named.isPresent()) {
      if (!named.get().equals(StandardCharsets.UTF_8)
          && utf8.isWhole()
          && utf8.beyondAscii >= PROOF_OF_UTF_8) {
        throw FileFault.refuse(
            file,
            "UTF-8",
            "与所给编码 " + named.get() + " 一致的内容；此文件是 UTF-8，请去掉 --encoding（或 .cpg 文件）",
            "text in "
                + named.get()
                + "; this file is UTF-8, leave out --encoding (or the .cpg file)");
      }
      return new TextEncoding(file, named.get(), 0).proven();
    }
    if (utf8.isWhole() || utf8.beyondAscii >= PROOF_OF_UTF_8) {
      return new TextEncoding(file, StandardCharsets.UTF_8, 0).proven();
    }
    if (decode(file, GB18030, 0).isWhole()) {
      return new TextEncoding(file, GB18030, 0);
    }
    throw undecodable(file, utf8.badByte, "UTF-8 / GB18030");
  }

  String name() {
    return charset.name();
  }

  /** The text without its byte order mark. A byte that does not decode is an error. */
  Reader open() throws IOException {
    InputStream input = Files.newInputStream(file);
    input.skipNBytes(markBytes);
    return new InputStreamReader(input, strict(charset));
  }

  private TextEncoding proven() {
    Decoding decoding = decode(file, charset, markBytes);
    if (!decoding.isWhole()) {
      throw undecodable(file, decoding.badByte, charset.name());
    }
    return this;
  }

  private static RuntimeException undecodable(Path file, long badByte, String tried) {
    return FileFault.refuse(
        file,
        "第 " + (badByte + 1) + " 字节 / byte " + (badByte + 1),
        "编码为 " + tried + " 的文字；请用 --encoding 说明编码，或另存为 UTF-8",
        "text in " + tried + "; name the encoding with --encoding or save it as UTF-8");
  }

  private static TextEncoding byMark(Path file) {
    byte[] start;
    try (InputStream input = Files.newInputStream(file)) {
      start = input.readNBytes(3);
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
    String hex = java.util.HexFormat.of().formatHex(start);
    if (hex.startsWith("efbbbf")) {
      return new TextEncoding(file, StandardCharsets.UTF_8, 3);
    }
    if (hex.startsWith("fffe")) {
      return new TextEncoding(file, StandardCharsets.UTF_16LE, 2);
    }
    return hex.startsWith("feff") ? new TextEncoding(file, StandardCharsets.UTF_16BE, 2) : null;
  }

  private static Optional<String> codePage(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    Path beside = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".cpg");
    try {
      return Files.isRegularFile(beside)
          ? Optional.of(Files.readString(beside, StandardCharsets.ISO_8859_1).strip())
              .filter(text -> !text.isEmpty())
          : Optional.empty();
    } catch (IOException failed) {
      throw FileFault.unreadable(beside, failed);
    }
  }

  private static Charset charset(Path file, String name) {
    Matcher codePage = CODE_PAGE.matcher(name.toUpperCase(Locale.ROOT));
    String number = codePage.matches() ? codePage.group(1) : "";
    if (number.equals("936")
        || number.equals("54936")
        || name.toUpperCase(Locale.ROOT).startsWith("GB")) {
      return GB18030;
    }
    try {
      return number.equals("65001")
          ? StandardCharsets.UTF_8
          : Charset.forName(number.isEmpty() ? name : "windows-" + number);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw FileFault.refuse(
          file,
          "--encoding " + name,
          "编码名称，如 UTF-8、GBK、GB18030、Big5、Shift_JIS",
          "the name of an encoding, such as UTF-8, GBK, GB18030, Big5, Shift_JIS");
    }
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static Decoding decode(Path file, Charset charset, int skippedBytes) {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer characters = CharBuffer.allocate(1 << 16);
    long bytesBefore = skippedBytes;
    long beyondAscii = 0;
    try (InputStream input = Files.newInputStream(file)) {
      input.skipNBytes(skippedBytes);
      boolean atEnd = false;
      while (!atEnd) {
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        atEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        CoderResult result = decoder.decode(bytes, characters, atEnd);
        beyondAscii += characters.flip().chars().filter(character -> character > 127).count();
        characters.clear();
        if (result.isError()) {
          return new Decoding(bytesBefore + bytes.position(), beyondAscii);
        }
        bytesBefore += bytes.position();
        bytes.compact();
      }
      return new Decoding(-1, beyondAscii);
    } catch (IOException failed) {
      throw FileFault.unreadable(file, failed);
    }
  }

  /**
   * @param badByte offset of the first byte that does not decode, -1 when all do
   * @param beyondAscii characters beyond ASCII before it
   */
  private record Decoding(long badByte, long beyondAscii) {
    boolean isWhole() {
      return badByte < 0;
    }
  }
}
