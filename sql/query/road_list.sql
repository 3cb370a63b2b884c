-- Nobody passes a road that its source no longer has, a way cut elsewhere perhaps, unless somebody confirmed it since.
SELECT id, ST_AsBinary(geom) AS geom, name, fields->>'class' AS class, (fields->>'speed_kmh')::float8 AS speed_kmh,
  CASE WHEN coalesce(confirmed_on::text, '') < extra->>'gone_from_source' THEN 'none' ELSE fields->>'access' END AS access,
  (fields->>'oneway' IS NOT DISTINCT FROM 'true') AS oneway, (fields->>'bridge' IS NOT DISTINCT FROM 'true') AS bridge,
  (fields->>'tunnel' IS NOT DISTINCT FROM 'true') AS tunnel, (fields->>'steps' IS NOT DISTINCT FROM 'true') AS steps,
  (fields->>'closed' IS NOT DISTINCT FROM 'true') AS closed
FROM feature WHERE layer = 'road' AND change > ?
