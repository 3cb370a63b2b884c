INSERT INTO pass_mark (zone, standard, level, in_force_from, preferred, farthest, required, amounts, is_off, certainty, source)
SELECT id, ?, ?, ?, ?::float8, ?::float8, ?::float8, ?::jsonb, ?, ?, ? FROM feature WHERE layer = 'zone' AND fields->>'code' = ?
