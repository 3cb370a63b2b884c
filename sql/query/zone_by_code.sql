SELECT id, fields->>'code' AS code, coalesce(name, fields->>'code') AS name, fields->>'kind' AS kind, fields->>'parent' AS parent, fields->>'member_of' AS member_of, (fields->>'population')::bigint AS population, ST_AsBinary(geom) AS geom
FROM feature WHERE layer = 'zone' AND fields->>'code' = ANY (?) ORDER BY (fields->>'code') COLLATE "C"
