-- All circles are joined once, then cut to each street.
WITH asked AS (SELECT ?::float8 AS radius, ?::int AS segments),
reached AS MATERIALIZED (
  SELECT ST_Union(ST_Buffer(water.geom, asked.radius, asked.segments)) AS geom FROM peer.water, asked)
SELECT street.id, ST_Area(ST_Intersection(street.geom, reached.geom)) / ST_Area(street.geom) AS share
FROM peer.street, reached
