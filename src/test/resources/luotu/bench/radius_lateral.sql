-- For each street only the circles that reach it are joined.
WITH asked AS (SELECT ?::float8 AS radius, ?::int AS segments)
SELECT street.id, coalesce(ST_Area(ST_Intersection(street.geom, reached.geom)), 0) / ST_Area(street.geom) AS share
FROM asked CROSS JOIN peer.street CROSS JOIN LATERAL (
  SELECT ST_Union(ST_Buffer(water.geom, asked.radius, asked.segments)) AS geom
  FROM peer.water
  WHERE ST_DWithin(water.geom, street.geom, asked.radius)) reached
