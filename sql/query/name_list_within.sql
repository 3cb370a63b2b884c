-- As name_list, in some zones, and outside all where the third parameter says so.
WITH wanted AS (
  SELECT min(id) AS id FROM feature WHERE layer = ? AND (zone = ANY (?) OR ? AND zone IS NULL) AND name IS NOT NULL AND geom IS NOT NULL
  GROUP BY name, zone, CASE WHEN ? THEN 0 ELSE id END)
SELECT id, name, zone, (ST_XMin(geom) + ST_XMax(geom)) / 2, (ST_YMin(geom) + ST_YMax(geom)) / 2
FROM wanted JOIN feature USING (id) WHERE layer = ? ORDER BY id
