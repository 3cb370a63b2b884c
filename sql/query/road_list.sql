SELECT id, ST_AsBinary(geom) AS geom, fields->>'class' AS class, (fields->>'speed_kmh')::float8 AS speed_kmh,
  (fields->>'oneway' IS NOT DISTINCT FROM 'true') AS oneway, (fields->>'bridge' IS NOT DISTINCT FROM 'true') AS bridge,
  (fields->>'tunnel' IS NOT DISTINCT FROM 'true') AS tunnel, (fields->>'steps' IS NOT DISTINCT FROM 'true') AS steps,
  (fields->>'closed' IS NOT DISTINCT FROM 'true') AS closed
FROM feature WHERE layer = 'road' AND change > ?
