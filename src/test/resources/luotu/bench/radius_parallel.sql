-- As radius_lateral.sql, the streets dealt out to all processes (peer.use_all_cores before it).
WITH asked AS (SELECT ?::float8 AS radius, ?::int AS segments)
SELECT street.id, coalesce(peer.covered_area(street.geom, asked.radius, asked.segments), 0) / ST_Area(street.geom) AS share
FROM asked CROSS JOIN peer.street
