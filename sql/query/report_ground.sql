-- Where the ground of zones of an earlier state lies in a later one: of each pair of one kind that shares at least a hundredth of either,
-- the share of the earlier zone's area and of the later one's. Zones whose code and shape stayed stand here, with themselves, only where
-- another one that came, went or moved shares their ground.
WITH state AS (
    SELECT f.fields->>'code' AS code, f.name, f.fields->>'kind' AS kind, f.geom, f.change, NULL::bigint AS superseded_by FROM feature f WHERE f.layer = 'zone'
    UNION ALL
    SELECT h.fields->>'code', h.name, h.fields->>'kind', h.geom, h.change, h.superseded_by FROM feature_history h WHERE h.layer = 'zone'),
  earlier AS MATERIALIZED (SELECT * FROM state WHERE change <= ? AND (superseded_by IS NULL OR superseded_by > ?) AND code = ANY (?)),
  later AS MATERIALIZED (SELECT * FROM state WHERE change <= ? AND (superseded_by IS NULL OR superseded_by > ?) AND code = ANY (?)),
  stayed AS (SELECT e.code FROM earlier e JOIN later l ON l.code = e.code AND l.kind = e.kind AND l.geom = e.geom),
  pairs AS (
    SELECT e.code AS earlier, l.code AS later, ST_Area(ST_Intersection(e.geom, l.geom)::geography) AS common,
      ST_Area(e.geom::geography) AS earlier_area, ST_Area(l.geom::geography) AS later_area
    FROM earlier e JOIN later l ON l.kind = e.kind AND l.geom && e.geom AND ST_Relate(e.geom, l.geom, '2********')
    WHERE e.code NOT IN (SELECT code FROM stayed) OR l.code NOT IN (SELECT code FROM stayed)),
  shared AS (SELECT earlier, later, common / earlier_area AS of_earlier, common / later_area AS of_later FROM pairs WHERE common >= 0.01 * least(earlier_area, later_area))
SELECT earlier, later, of_earlier, of_later FROM (
  SELECT * FROM shared
  UNION ALL SELECT code, code, 1, 1 FROM stayed WHERE code IN (SELECT earlier FROM shared UNION SELECT later FROM shared)) AS ground
ORDER BY earlier COLLATE "C", of_earlier DESC, later COLLATE "C"
