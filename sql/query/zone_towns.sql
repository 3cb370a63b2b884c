-- Codes of the towns that a zone is made of, itself among them; of a community the town that holds it.
WITH RECURSIVE below AS (
    SELECT fields->>'code' AS code, fields->>'kind' AS kind, zone FROM feature WHERE layer = 'zone' AND id = ?
    UNION
    SELECT z.fields->>'code', z.fields->>'kind', z.zone FROM below
    JOIN feature z ON z.layer = 'zone' AND (z.fields->>'parent' = below.code OR z.fields->>'member_of' = below.code)
    WHERE below.kind NOT IN ('town', 'community'))
SELECT CASE WHEN kind = 'community' THEN zone ELSE code END FROM below WHERE kind = 'town' OR kind = 'community' AND zone IS NOT NULL
