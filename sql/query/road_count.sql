SELECT count(*) FROM feature WHERE layer = 'road' AND change > ?
