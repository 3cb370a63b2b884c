-- Roads that a reader of that change set knew in a version that is none any more.
SELECT id FROM feature_history WHERE layer = 'road' AND superseded_by > ? AND change <= ?
