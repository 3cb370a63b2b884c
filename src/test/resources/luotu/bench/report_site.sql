-- How many planned sites of every street meet the area of an open hazard.
SELECT
  site.zone,
  count(*) FILTER (
    WHERE EXISTS (
      SELECT
      FROM luotu.feature hazard
      WHERE hazard.layer = 'hazard'
        AND coalesce(hazard.fields ->> 'status', 'open') <> 'closed'
        AND ST_DWithin(hazard.geom::geography, site.geom::geography, farthest.metres)
        AND ST_DWithin(
          hazard.geom::geography,
          site.geom::geography,
          coalesce((hazard.fields ->> 'influence_m')::float8, 0))
    )
  )::float8
FROM luotu.feature site
CROSS JOIN (
  SELECT coalesce(max((fields ->> 'influence_m')::float8), 0) AS metres
  FROM luotu.feature
  WHERE layer = 'hazard'
) farthest
WHERE site.layer = 'land' AND site.fields ->> 'kind' = 'planned_site'
GROUP BY site.zone
