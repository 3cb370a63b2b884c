SELECT ST_AsBinary(geom) AS geom, coalesce(NOT jsonb_exists(fields, ?), false) AS unverified FROM feature WHERE layer = ? AND ({where}) ORDER BY id
