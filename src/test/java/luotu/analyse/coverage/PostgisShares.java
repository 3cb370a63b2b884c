package luotu.analyse.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import luotu.store.TestDatabase;

/**
 * What PostGIS finds covered by water: geography buffers of 64 segments a quarter, areas on the
 * ellipsoid.
 */
public final class PostgisShares {
  private static final String SHARES =
      """
      WITH reached AS (
        SELECT ST_Union(ST_Buffer(geom::geography, ?, 'quad_segs=64')::geometry) AS geom
        FROM feature WHERE layer = 'water_source' AND fields->>'usable' IS DISTINCT FROM 'false')
      SELECT zone.fields->>'code' AS code,
        ST_Area(ST_Intersection(zone.geom, reached.geom)::geography) / ST_Area(zone.geom::geography) AS share
      FROM feature zone, reached WHERE zone.layer = 'zone' ORDER BY 1
      """;

  private PostgisShares() {}

  /**
   * @param zones of one radius of an answer
   */
  public static void assertSame(TestDatabase database, double radiusMetres, JsonNode zones)
      throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(SHARES)) {
      statement.setDouble(1, radiusMetres);
      try (ResultSet rows = statement.executeQuery()) {
        for (JsonNode zone : zones) {
          assertThat(rows.next()).isTrue();
          assertThat(zone.get("zone").textValue()).isEqualTo(rows.getString("code"));
          assertThat(zone.get("share").asDouble())
              .isCloseTo(rows.getDouble("share"), within(0.001));
        }
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
