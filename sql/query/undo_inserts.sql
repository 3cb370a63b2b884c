-- What the change inserted goes: it has no version before it. After undo_updates the altered ones bear another change number.
DELETE FROM feature f
WHERE f.change = ? AND NOT EXISTS (SELECT FROM feature_history h WHERE h.layer = f.layer AND h.id = f.id AND h.superseded_by = ?)
