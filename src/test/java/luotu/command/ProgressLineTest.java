package luotu.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import luotu.intake.ImportProgress.Stage;
import luotu.model.Language;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private long milliseconds;

  private ProgressLine line() {
    return new ProgressLine(
        new Terminal(new PrintWriter(err), Optional.of(Language.EN)),
        () -> milliseconds * 1_000_000);
  }

  @Test
  void shortWorkIsSilent() {
    try (ProgressLine line = line()) {
      for (milliseconds = 0; milliseconds < 1_000; milliseconds++) {
        line.at(Stage.READING, milliseconds);
      }
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void longWorkIsCountedAFewTimesASecondAndTheLineWiped() {
    try (ProgressLine line = line()) {
      for (milliseconds = 0; milliseconds <= 3_000; milliseconds++) {
        line.at(Stage.READING, milliseconds);
      }
    }
    assertThat(err.toString().split("rows read")).hasSize(8);
    assertThat(err.toString()).contains("rows read 1,000 ").endsWith(" \r");
  }
}
