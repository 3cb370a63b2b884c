SELECT ST_AsBinary(geom) AS geom FROM feature WHERE layer IN ('barrier', 'waterway') AND change > ?
UNION ALL
SELECT ST_AsBinary(geom) FROM feature_history WHERE layer IN ('barrier', 'waterway') AND superseded_by > ? AND change <= ?
