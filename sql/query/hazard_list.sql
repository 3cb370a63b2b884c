SELECT id, ST_AsBinary(geom) AS geom, fields->>'kind' AS kind, fields->>'level' AS level, fields->>'status' AS status,
  (fields->>'threatened_people')::bigint AS threatened_people, (fields->>'influence_m')::float8 AS influence_m
FROM feature WHERE layer = 'hazard' AND ({where}) ORDER BY id
