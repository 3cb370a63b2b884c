-- The towns of all places at once, as zone_at finds them one by one: on a border the lowest code. Towns can only be among the loaded.
CREATE TEMP TABLE located ON COMMIT DROP AS
SELECT p.layer, p.row, min((t.fields->>'code') COLLATE "C") AS zone
FROM loaded t JOIN place p ON t.geom && p.geom AND ST_Covers(t.geom, p.geom)
WHERE t.layer = 'zone' AND t.fields->>'kind' = 'town' GROUP BY p.layer, p.row
