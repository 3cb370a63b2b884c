INSERT INTO feature (layer, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said)
SELECT l.layer, l.geom, l.name, CASE WHEN l.geom IS NULL THEN l.zone ELSE t.zone END, l.source, l.source_key, l.confirmed_on, l.remark, l.fields, l.extra,
  CASE WHEN ? THEN source_says(l.geom, l.name, l.fields, l.extra) END
FROM loaded l LEFT JOIN located t USING (layer, row) ORDER BY l.layer, l.row
