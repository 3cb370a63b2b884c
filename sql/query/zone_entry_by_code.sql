SELECT fields->>'code' AS code, coalesce(name, fields->>'code') AS name, fields->>'kind' AS kind, (fields->>'population')::bigint AS population
FROM feature WHERE layer = 'zone' AND fields->>'code' = ANY (?) ORDER BY (fields->>'code') COLLATE "C"
