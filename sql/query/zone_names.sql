SELECT fields->>'code' AS code, coalesce(name, fields->>'code') AS name FROM feature WHERE layer = 'zone' AND fields->>'code' = ANY (?)
