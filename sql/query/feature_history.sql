SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM feature_history WHERE layer = ? AND id = ? ORDER BY change DESC
