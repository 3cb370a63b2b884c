SELECT coalesce(max((fields->>?)::float8), 0) FROM feature WHERE layer = ?
