package luotu.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkupTest {
  private static String written(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Markup(out).declaration().start("a", "b", text, "left-out", null).text(text).finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textStaysText() {
    assertThat(written("<x>&\"'"))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<a b=\"&lt;x&gt;&amp;&quot;'\">&lt;x&gt;&amp;\"'</a>");
  }

  @Test
  void charactersBeyondTheFirstPlaneStayWhole() {
    assertThat(written("\uD842\uDFB7祥")).contains(">\uD842\uDFB7祥</a>");
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    assertThat(written("a\u0000\u0001\uFFFE\uD842b")).contains(">a\uFFFD\uFFFD\uFFFD\uFFFDb</a>");
  }

  @Test
  void inHtmlAnEmptyElementIsClosed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Markup(out).htmlDocument().start("p").leaf("span", "").empty("br").finish();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("<!DOCTYPE html><p><span></span><br/></p>");
  }
}
