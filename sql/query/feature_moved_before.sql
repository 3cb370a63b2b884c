-- The versions that a reader of that change set knew and that are none any more.
SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM feature_history WHERE superseded_by > ? AND change <= ? AND layer = ANY (?) ORDER BY layer, id LIMIT ?
