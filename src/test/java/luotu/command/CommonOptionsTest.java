package luotu.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import luotu.model.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonOptionsTest {
  @Test
  void rootHasItsHomeInVar() {
    assertThat(CommonOptions.defaultHome("root", Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/var/lib/luotu"));
  }

  @Test
  void othersHaveItAmongTheirData() {
    assertThat(CommonOptions.defaultHome("ann", Map.of("XDG_DATA_HOME", "/数 据")))
        .isEqualTo(Path.of("/数 据/luotu"));
    Path usual = Path.of(System.getProperty("user.home"), ".local/share/luotu");
    assertThat(CommonOptions.defaultHome("ann", Map.of())).isEqualTo(usual);
    assertThat(CommonOptions.defaultHome("ann", Map.of("XDG_DATA_HOME", "relative")))
        .isEqualTo(usual);
  }

  @ParameterizedTest
  @CsvSource({"zh_CN.UTF-8, ZH", "zh, ZH", "en_GB, EN", "C.UTF-8,", "C,", "de_DE.UTF-8,", "'',"})
  void theLocaleNamesTheLanguage(String locale, Language language) {
    assertThat(Terminal.languageOf(locale)).isEqualTo(Optional.ofNullable(language));
  }
}
