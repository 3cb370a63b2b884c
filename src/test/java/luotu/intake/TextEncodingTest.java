package luotu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String TEXT = "名称,经度,纬度\n避难场所一号,106.5,29.5\n";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("表.csv"), bytes);
  }

  private static String read(TextEncoding encoding) throws IOException {
    try (Reader reader = encoding.open()) {
      StringBuilder text = new StringBuilder();
      for (int character = reader.read(); character >= 0; character = reader.read()) {
        text.append((char) character);
      }
      return text.toString();
    }
  }

  private void expect(String name, byte[] bytes, Optional<String> given) throws IOException {
    TextEncoding found = TextEncoding.find(file(bytes), given);
    assertThat(found.name()).isEqualTo(name);
    assertThat(read(found)).isEqualTo(TEXT);
  }

  @Test
  void findsUtf8() throws IOException {
    expect("UTF-8", TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  @Test
  void findsGb18030() throws IOException {
    expect("GB18030", TEXT.getBytes(Charset.forName("GBK")), Optional.empty());
  }

  @Test
  void takesTheByteOrderMarkAway() throws IOException {
    expect("UTF-8", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), Optional.of("GBK"));
    expect("UTF-16LE", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE), Optional.empty());
    expect("UTF-16BE", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE), Optional.empty());
  }

  @Test
  void takesWhatTheUserSays() throws IOException {
    expect("GB18030", TEXT.getBytes(GB18030), Optional.of("gb2312"));
    expect("Big5", "名稱".getBytes(Charset.forName("Big5")), Optional.of("Big5"), "名稱");
  }

  private void expect(String name, byte[] bytes, Optional<String> given, String text)
      throws IOException {
    TextEncoding found = TextEncoding.find(file(bytes), given);
    assertThat(found.name()).isEqualTo(name);
    assertThat(read(found)).isEqualTo(text);
  }

  @Test
  void honoursACodePageFileBeside() throws IOException {
    Files.writeString(folder.resolve("表.cpg"), "ANSI 936\n");
    expect("GB18030", "联通".getBytes(GB18030), Optional.empty(), "联通");
    Files.writeString(folder.resolve("表.cpg"), "65001");
    expect("UTF-8", TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  @Test
  void namesTheByteThatDoesNotDecode() throws IOException {
    byte[] damaged = TEXT.getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 2] = (byte) 0xFF;
    Refusal refusal = refusal(damaged, Optional.empty());
    assertThat(refusal.faults().get(0).found()).contains("byte " + (damaged.length - 1));
  }

  @Test
  void refusesUtf8ThatIsCalledGbk() throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(bytes, Optional.of("GBK")).faults().get(0).found()).isEqualTo("UTF-8");
  }

  @Test
  void refusesGbkThatIsCalledUtf8() throws IOException {
    Refusal refusal = refusal(TEXT.getBytes(GB18030), Optional.of("UTF-8"));
    assertThat(refusal.faults().get(0).found()).contains("byte 1");
  }

  @Test
  void refusesEncodingsThatDoNotExist() throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(bytes, Optional.of("klingon")).faults().get(0).found()).contains("klingon");
    assertThat(refusal(bytes, Optional.of("not a name")).faults().get(0).found())
        .contains("not a name");
  }

  @Test
  void decodesCharactersThatStraddleItsBuffer() throws IOException {
    String text = "a" + "山".repeat(100_000);
    expect("UTF-8", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), text);
  }

  private Refusal refusal(byte[] bytes, Optional<String> given) throws IOException {
    Path file = file(bytes);
    return catchThrowableOfType(Refusal.class, () -> TextEncoding.find(file, given));
  }
}
