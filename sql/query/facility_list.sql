SELECT id, ST_AsBinary(geom), coalesce(NOT jsonb_exists(fields, ?), false), (fields->>?)::float8
FROM feature WHERE layer = ? AND geom IS NOT NULL AND ({where}) ORDER BY id
