INSERT INTO feature (layer, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra)
VALUES (?, ST_SetSRID(?::geometry, 4326), ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) RETURNING id
