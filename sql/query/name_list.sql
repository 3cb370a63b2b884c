-- Of what has the same name in the same zone one is enough where the last parameter says so: a road is many edges.
WITH wanted AS (
  SELECT min(id) AS id FROM feature WHERE layer = ? AND name IS NOT NULL AND geom IS NOT NULL
  GROUP BY name, zone, CASE WHEN ? THEN 0 ELSE id END)
SELECT id, name, zone, (ST_XMin(geom) + ST_XMax(geom)) / 2, (ST_YMin(geom) + ST_YMax(geom)) / 2
FROM wanted JOIN feature USING (id) WHERE layer = ? ORDER BY id
