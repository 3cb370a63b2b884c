-- How far the worst of the major hazards of every disaster-prone street is from a landing point.
SELECT hazard.zone, max(near.metres)
FROM luotu.feature hazard
JOIN luotu.feature street
  ON street.layer = 'zone'
  AND street.fields ->> 'code' = hazard.zone
  AND (street.fields ->> 'disaster_prone')::boolean
CROSS JOIN LATERAL (
  SELECT ST_Distance(pad.geom::geography, hazard.geom::geography) AS metres
  FROM luotu.feature pad
  WHERE pad.layer = 'helipad'
    AND coalesce(pad.fields ->> 'status', 'open') NOT IN ('planned', 'building', 'closed')
  ORDER BY pad.geom::geography <-> hazard.geom::geography
  LIMIT 1
) near
WHERE hazard.layer = 'hazard'
  AND hazard.fields ->> 'level' IN ('large', 'very_large')
  AND coalesce(hazard.fields ->> 'status', 'open') <> 'closed'
GROUP BY hazard.zone
