SELECT id, ST_AsBinary(ST_Transform(geom, 4326)) FROM peer.street ORDER BY id
