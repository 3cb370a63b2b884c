-- One MVT layer. The margin of a tile at the edge of the world is cut: beyond 180 degrees it would wrap around. Latitudes beyond the Mercator square are cut before the projection; a shape that the tile's grid swallows is drawn as a
-- point. Of points that fall within half a pixel of each other the first of the most important class is drawn: they cannot be told apart (identify asks the server).
WITH tile AS MATERIALIZED (SELECT ST_TileEnvelope(z, x, y) AS square,
    ST_Transform(ST_Intersection(ST_TileEnvelope(z, x, y, margin => 64.0 / 4096), ST_TileEnvelope(0, 0, 0)), 4326) AS box,
    classify, hidden, ranking
  FROM (SELECT ?::int AS z, ?::int AS x, ?::int AS y, ?::text AS classify, ?::text[] AS hidden, ?::text[] AS ranking) at),
  shown AS (
    SELECT f.id, f.name, f.zone, f.fields, array_position(ranking, f.fields ->> classify) AS rank,
      CASE WHEN ST_YMin(f.geom) < -85 OR ST_YMax(f.geom) > 85 THEN ST_Intersection(f.geom, ST_MakeEnvelope(-180, -85.05, 180, 85.05, 4326))
        ELSE f.geom END AS shape
    FROM feature f, tile WHERE f.layer = ? AND f.geom && tile.box AND coalesce(f.fields ->> classify, '') <> ALL (hidden)),
  drawn AS (
    SELECT coalesce(ST_AsMVTGeom(ST_Transform(shape, 3857), square, 4096, 64, true),
        CASE WHEN ST_Dimension(shape) > 0 THEN ST_AsMVTGeom(ST_Transform(ST_PointOnSurface(shape), 3857), square, 4096, 64, true) END) AS geom,
      ST_Dimension(shape) = 0 AS is_point, id, name, zone, fields, rank
    FROM shown, tile WHERE NOT ST_IsEmpty(shape)),
  apart AS (
    SELECT DISTINCT ON (CASE WHEN is_point AND ST_GeometryType(geom) = 'ST_Point' THEN round(ST_X(geom) / 8) * 1024 + round(ST_Y(geom) / 8) ELSE -id END) *
    FROM drawn WHERE geom IS NOT NULL
    ORDER BY CASE WHEN is_point AND ST_GeometryType(geom) = 'ST_Point' THEN round(ST_X(geom) / 8) * 1024 + round(ST_Y(geom) / 8) ELSE -id END, rank, id)
SELECT ST_AsMVT(feature, ?, 4096, 'geom', 'id') FROM (
  SELECT geom, id, name, zone, (SELECT jsonb_object_agg(key, value) FROM jsonb_each(fields) WHERE key = ANY (?)) AS properties
  FROM apart ORDER BY id) feature
