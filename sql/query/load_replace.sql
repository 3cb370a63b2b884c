DELETE FROM feature f USING given g
WHERE f.layer = g.layer
  AND NOT EXISTS (SELECT FROM loaded l WHERE l.layer = f.layer AND l.id = f.id)
  AND NOT EXISTS (SELECT FROM kept k WHERE k.layer = f.layer AND k.source_key = f.source_key)
