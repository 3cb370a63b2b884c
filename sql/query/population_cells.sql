SELECT ST_X(geom), ST_Y(geom), (fields->>'people')::float8, zone, id FROM feature
WHERE layer = ? AND fields->>'people' IS NOT NULL AND ({where}) ORDER BY id
