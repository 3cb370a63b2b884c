-- The zones that hold a place, or have it on their border, and all that these belong to.
WITH RECURSIVE place AS (SELECT ST_SetSRID(ST_MakePoint(?, ?), 4326) AS point),
  here AS MATERIALIZED (
    SELECT z.fields->>'code' AS code FROM feature z, place
    WHERE z.layer = 'zone' AND z.geom && point AND ST_Intersects(z.geom, point)),
  linked AS (
    SELECT code FROM here
    UNION
    SELECT above.code FROM linked JOIN feature z ON z.layer = 'zone' AND z.fields->>'code' = linked.code,
      unnest(ARRAY[z.fields->>'parent', z.fields->>'member_of']) AS above(code))
SELECT id, fields->>'code' AS code, coalesce(name, fields->>'code') AS name, fields->>'kind' AS kind, fields->>'parent' AS parent,
  fields->>'member_of' AS member_of, fields->>'responsible_unit' AS responsible_unit, fields->>'contact' AS contact,
  fields->>'phone' AS phone, confirmed_on, fields->>'code' IN (SELECT code FROM here) AS holds
FROM feature WHERE layer = 'zone' AND fields->>'code' IN (SELECT code FROM linked) ORDER BY (fields->>'code') COLLATE "C"
