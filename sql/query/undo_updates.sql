-- What the change altered gets the version before it.
UPDATE feature f SET geom = h.geom, name = h.name, zone = h.zone, source = h.source, source_key = h.source_key,
  confirmed_on = h.confirmed_on, remark = h.remark, fields = h.fields, extra = h.extra, said = h.said
FROM feature_history h
WHERE h.superseded_by = ? AND f.layer = h.layer AND f.id = h.id AND f.change = ?
