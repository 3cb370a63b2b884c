SELECT id, ST_AsBinary(ST_Transform(geom, 4326)) FROM peer.water ORDER BY id
