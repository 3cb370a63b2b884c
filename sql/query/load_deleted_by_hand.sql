-- Rows that were read before and that a person deleted since: they are not stored again. What an undo took away does not count.
DELETE FROM loaded l WHERE l.id IS NULL AND (
  SELECT h.said IS NOT NULL AND c.origin <> 'undo' FROM feature_history h JOIN change_set c ON c.number = h.superseded_by
  WHERE h.layer = l.layer AND h.source_key = l.source_key ORDER BY h.superseded_by DESC LIMIT 1)
