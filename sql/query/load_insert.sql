INSERT INTO feature (layer, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said)
SELECT layer, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra,
  CASE WHEN ? THEN source_says(geom, name, fields, extra) END
FROM loaded WHERE id IS NULL ORDER BY layer, row
