SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM feature WHERE layer = ANY (?) AND change > ? ORDER BY layer, id LIMIT ?
