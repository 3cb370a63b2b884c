-- The share of the land of a kind, street by street, that lies within a radius of usable water.
-- Parameters: kind of land, kind of water or null for all, metres.
WITH asked AS (
  SELECT ?::text AS land, ?::text AS water, ?::float8 AS metres
),
street AS MATERIALIZED (
  SELECT fields ->> 'code' AS code, geom
  FROM luotu.feature
  WHERE layer = 'zone' AND fields ->> 'kind' = 'town'
),
ground AS MATERIALIZED (
  SELECT street.code, ST_Union(ST_Intersection(land.geom, street.geom)) AS geom
  FROM street
  JOIN luotu.feature land
    ON land.layer = 'land'
    AND land.fields ->> 'kind' = (SELECT land FROM asked)
    AND ST_Intersects(land.geom, street.geom)
  GROUP BY street.code
)
SELECT
  ground.code,
  coalesce(ST_Area(ST_Intersection(ground.geom, near.geom)::geography), 0)
    / ST_Area(ground.geom::geography)
FROM ground
CROSS JOIN asked
CROSS JOIN LATERAL (
  SELECT ST_Union(ST_Buffer(water.geom::geography, asked.metres, 16)::geometry) AS geom
  FROM luotu.feature water
  WHERE water.layer = 'water_source'
    AND (asked.water IS NULL OR water.fields ->> 'kind' = asked.water)
    AND water.fields ->> 'usable' IS DISTINCT FROM 'false'
    AND ST_DWithin(water.geom::geography, ground.geom::geography, asked.metres)
) near
WHERE ST_Area(ground.geom::geography) > 0
