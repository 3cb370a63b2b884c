-- Features the change touched whose last version is not the change's own.
WITH touched AS (
    SELECT layer, id FROM feature WHERE change = ?
    UNION SELECT layer, id FROM feature_history WHERE change = ?
    UNION SELECT layer, id FROM feature_history WHERE superseded_by = ?),
  last AS (
    SELECT t.layer, t.id,
      coalesce((SELECT f.change FROM feature f WHERE f.layer = t.layer AND f.id = t.id),
        (SELECT max(h.superseded_by) FROM feature_history h WHERE h.layer = t.layer AND h.id = t.id)) AS later
    FROM touched t)
SELECT layer, id, later FROM last WHERE later <> ? ORDER BY later, layer, id LIMIT 100
