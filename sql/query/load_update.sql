UPDATE feature f SET geom = m.geom, name = m.name, zone = m.zone, source = m.source, source_key = m.source_key,
  confirmed_on = m.confirmed_on, remark = m.remark, fields = m.fields, extra = m.extra, said = m.said
FROM merged m
WHERE f.layer = m.layer AND f.id = m.id
  AND (f.geom, f.name, f.source, f.source_key, f.confirmed_on, f.remark, f.fields, f.extra, f.said, CASE WHEN f.geom IS NULL THEN f.zone END)
    IS DISTINCT FROM (m.geom, m.name, m.source, m.source_key, m.confirmed_on, m.remark, m.fields, m.extra, m.said, CASE WHEN m.geom IS NULL THEN m.zone END)
