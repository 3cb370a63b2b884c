SELECT count(*) FROM feature f
WHERE f.change = ? AND f.geom IS NOT NULL AND f.zone IS NULL AND f.layer <> 'zone'
  AND EXISTS (SELECT FROM feature z WHERE z.layer = 'zone' AND z.fields->>'kind' = 'town')
