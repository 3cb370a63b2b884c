UPDATE feature f SET extra = f.extra || jsonb_build_object('gone_from_source', ?::text)
FROM given g
WHERE f.layer = g.layer AND f.source = ? AND f.source_key IS NOT NULL AND NOT jsonb_exists(f.extra, 'gone_from_source')
  AND f.geom @ ST_MakeEnvelope(?, ?, ?, ?, 4326)
  AND NOT EXISTS (SELECT FROM loaded l WHERE l.layer = f.layer AND l.source_key = f.source_key)
  AND NOT EXISTS (SELECT FROM kept k WHERE k.layer = f.layer AND k.source_key = f.source_key)
RETURNING f.id, f.source_key, f.name
