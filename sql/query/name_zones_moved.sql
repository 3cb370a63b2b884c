-- Zones in which a reader of that change set knew a version that is none any more, or did not know one that is. NULL stands for outside all.
SELECT zone FROM feature WHERE layer = ? AND change > ?
UNION
SELECT zone FROM feature_history WHERE layer = ? AND superseded_by > ? AND change <= ?
