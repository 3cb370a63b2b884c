-- What the change deleted comes back under its old id.
INSERT INTO feature (layer, id, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said)
SELECT layer, id, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said
FROM feature_history h
WHERE h.superseded_by = ? AND NOT EXISTS (SELECT FROM feature f WHERE f.layer = h.layer AND f.id = h.id)
