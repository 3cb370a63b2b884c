-- Rows in which some text is a date of one of those days, in whatever field and year.
SELECT layer, id, ST_AsBinary(geom) AS geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, change, updated_at
FROM feature WHERE layer = ANY (?) AND fields::text ~ ? ORDER BY layer, id LIMIT ?
