-- Pairs of zones of one kind that share more than a hundred square metres; functional zones may.
SELECT a.fields->>'code' AS one, b.fields->>'code' AS other, ST_Area(ST_Intersection(a.geom, b.geom)::geography) AS square_metres
FROM feature a JOIN feature b ON b.layer = 'zone' AND b.fields->>'kind' = a.fields->>'kind'
  AND (a.fields->>'code') COLLATE "C" < (b.fields->>'code') COLLATE "C" AND a.geom && b.geom AND ST_Relate(a.geom, b.geom, '2********')
WHERE a.layer = 'zone' AND a.fields->>'kind' <> 'functional' AND a.fields->>'code' = ANY (?) AND b.fields->>'code' = ANY (?)
  AND ST_Area(ST_Intersection(a.geom, b.geom)::geography) > 100
ORDER BY (a.fields->>'code') COLLATE "C", (b.fields->>'code') COLLATE "C"
