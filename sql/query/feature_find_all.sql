SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM unnest(?::text[], ?::bigint[]) AS wanted(layer, id) JOIN feature USING (layer, id)
