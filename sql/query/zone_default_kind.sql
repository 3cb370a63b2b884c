SELECT fields->>'kind' FROM feature WHERE layer = 'zone' GROUP BY 1
ORDER BY array_position(ARRAY['town', 'community', 'district', 'city', 'functional'], fields->>'kind') LIMIT 1
