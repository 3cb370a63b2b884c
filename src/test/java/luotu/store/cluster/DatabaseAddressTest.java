package luotu.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luotu.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://ann:se%40cret@db.example:5433/map, jdbc:postgresql://db.example:5433/map, ann,"
        + " se@cret",
    "postgres://ann@db/map, jdbc:postgresql://db/map, ann, ''",
    "jdbc:postgresql://db/map?user=ann&sslmode=require&password=a+b%26c,"
        + " jdbc:postgresql://db/map?sslmode=require, ann, a+b&c",
    "jdbc:postgresql://ann:pw@[::1]:5432/map, jdbc:postgresql://[::1]:5432/map, ann, pw",
    "postgresql://ann:a@b@db/map, jdbc:postgresql://db/map, ann, a@b",
    "postgresql://ann@/map, jdbc:postgresql://localhost/map, ann, ''",
    "postgresql://ann@db, jdbc:postgresql://db/ann, ann, ''",
    "'postgresql://ann@one:1,two:2/map', 'jdbc:postgresql://one:1,two:2/map', ann, ''",
  })
  void readsBothForms(String text, String jdbcUrl, String user, String password) {
    assertThat(DatabaseAddress.parse(text)).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
  }

  @Test
  void aMissingUserIsThisOne() {
    assertThat(DatabaseAddress.parse("postgresql://db/map").user())
        .isEqualTo(System.getProperty("user.name"));
  }

  @ParameterizedTest
  @CsvSource({"mysql://db/map", "map", "''", "postgresql:map", "ann:secret@db"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo("bad-database-url"));
  }

  @Test
  void keepsThePasswordOutOfLogsAndErrors() {
    assertThat(DatabaseAddress.parse("postgresql://ann:secret@db/map").toString())
        .doesNotContain("secret");
    assertThatThrownBy(() -> DatabaseAddress.parse("mysql://ann:secret@db/map"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.faults().toString()).doesNotContain("secret"));
  }
}
