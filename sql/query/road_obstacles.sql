SELECT ST_AsBinary(geom) AS geom FROM feature WHERE layer IN ('barrier', 'waterway')
