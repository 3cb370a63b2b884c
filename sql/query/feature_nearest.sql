-- The index orders by distance on the sphere; the farthest of those k, measured on the ellipsoid, bounds all that may be among the k nearest.
WITH first AS MATERIALIZED (
    SELECT geom FROM feature WHERE layer = ? AND ({where})
    ORDER BY geom::geography <-> ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography LIMIT ?),
  reach AS MATERIALIZED (
    SELECT max(ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography)) + 0.01 AS metres FROM first)
SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM feature, reach
WHERE layer = ? AND ({where}) AND ST_DWithin(geom::geography, ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography, metres)
