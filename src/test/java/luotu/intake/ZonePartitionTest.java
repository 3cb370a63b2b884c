package luotu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import luotu.model.Issue;
import luotu.model.Zone;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ZonePartitionTest {
  private static Zone box(String code, double west, double south, double east, double north)
      throws ParseException {
    return zone(
        code,
        "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
            .formatted(west, south, east, north));
  }

  private static Zone zone(String code, String text) throws ParseException {
    return new Zone(1, code, "镇" + code, "town", null, null, null, new WKTReader().read(text));
  }

  @Test
  void neighboursAreInOrder() throws ParseException {
    assertThat(
            ZonePartition.issues(
                List.of(box("1", 106, 29, 106.1, 29.1), box("2", 106.1, 29, 106.2, 29.1))))
        .isEmpty();
    assertThat(ZonePartition.issues(List.of())).isEmpty();
  }

  @Test
  void namesAnOverlapWithItsPlace() throws ParseException {
    List<Issue> issues =
        ZonePartition.issues(
            List.of(box("1", 106, 29, 106.1, 29.1), box("2", 106.09, 29, 106.2, 29.1)));
    assertThat(issues).hasSize(1);
    assertThat(issues.get(0).severity()).isEqualTo(Issue.Severity.WARNING);
    // 0.01° by 0.1° at 29.05°: about 974 m by 11,085 m.
    assertThat(issues.get(0).fault().found()).matches("镇1 \\(1\\) ∩ 镇2 \\(2\\): 10[78]\\d{5} m²");
    assertThat(issues.get(0).longitude()).isBetween(106.09, 106.1);
    assertThat(issues.get(0).latitude()).isBetween(29.0, 29.1);
  }

  @Test
  void ignoresSlivers() throws ParseException {
    // A nanodegree is a tenth of a millimetre: 1.1 m² over 11 km, so 0.1 m² over 1 km.
    assertThat(
            ZonePartition.issues(
                List.of(box("1", 106, 29, 106.1, 29.01), box("2", 106.1 - 1e-9, 29, 106.2, 29.01))))
        .isEmpty();
  }

  @Test
  void findsAHoleBetweenZones() throws ParseException {
    List<Issue> issues =
        ZonePartition.issues(
            List.of(
                zone(
                    "1",
                    "POLYGON ((106 29, 106.3 29, 106.3 29.3, 106 29.3, 106 29), (106.1 29.1, 106.1 29.2, 106.2 29.2, 106.2 29.1, 106.1 29.1))"),
                box("2", 106.1, 29.1, 106.2, 29.19)));
    assertThat(issues).hasSize(1);
    assertThat(issues.get(0).longitude()).isBetween(106.1, 106.2);
    assertThat(issues.get(0).latitude()).isBetween(29.19, 29.2);
  }
}
