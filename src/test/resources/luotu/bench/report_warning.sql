-- The share of the people of every street within the reach of a warning point.
WITH reached AS (
  SELECT DISTINCT cell.id
  FROM luotu.feature point
  JOIN luotu.feature cell
    ON cell.layer = 'population'
    AND ST_DWithin(
      cell.geom::geography, point.geom::geography, (point.fields ->> 'reach_m')::float8)
  WHERE point.layer = 'warning_point'
    AND coalesce(point.fields ->> 'status', 'open') NOT IN ('planned', 'building', 'closed')
)
SELECT
  cell.zone,
  coalesce(sum((cell.fields ->> 'people')::float8) FILTER (WHERE reached.id IS NOT NULL), 0)
    / sum((cell.fields ->> 'people')::float8)
FROM luotu.feature cell
LEFT JOIN reached USING (id)
WHERE cell.layer = 'population' AND cell.zone IS NOT NULL
GROUP BY cell.zone
