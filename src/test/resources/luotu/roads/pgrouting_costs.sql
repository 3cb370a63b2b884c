-- Roads, and from every facility two ways onto the ends of its road, all in the direction of the search. One that stands at an end is there
-- already.
DROP TABLE IF EXISTS peer.cost;
CREATE TABLE peer.cost AS
SELECT id, source, target, forward AS cost, backward AS reverse_cost FROM peer.edge JOIN peer.millis ON road = id
UNION ALL
SELECT 1000000000000 + 2 * facility.id, 1000000000 + facility.id, source,
  CASE WHEN fraction = 0 THEN before WHEN backward < 0 THEN -1 ELSE before + round(backward * fraction) END, -1
FROM peer.facility JOIN peer.edge ON edge.id = facility.road JOIN peer.millis USING (road)
UNION ALL
SELECT 1000000000001 + 2 * facility.id, 1000000000 + facility.id, target,
  CASE WHEN fraction = 1 THEN before WHEN forward < 0 THEN -1 ELSE before + forward - round(forward * fraction) END, -1
FROM peer.facility JOIN peer.edge ON edge.id = facility.road JOIN peer.millis USING (road);
ANALYZE peer.cost;
