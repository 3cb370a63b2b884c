-- Shelters by what hazards call them: the source's key, or the id of one without.
SELECT id, coalesce(source_key, id::text) AS key, name FROM feature
WHERE layer = 'shelter' AND (source_key = ANY (?) OR source_key IS NULL AND id = ANY (?)) ORDER BY id
