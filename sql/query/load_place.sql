-- Where each loaded row is looked for among the towns, as zone_at does.
CREATE TEMP TABLE place ON COMMIT DROP AS
SELECT layer, row, CASE WHEN ST_GeometryType(geom) = 'ST_Point' THEN geom ELSE ST_PointOnSurface(geom) END AS geom FROM loaded WHERE geom IS NOT NULL
