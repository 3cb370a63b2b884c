-- The time to every node from its nearest facility. Not by equicost => true: in 3.4.2 that misses nodes and finds detours.
SELECT node, min(agg_cost) FROM pgr_drivingDistance(
  'SELECT id, source, target, cost, reverse_cost FROM peer.cost',
  ARRAY(SELECT 1000000000 + id FROM peer.facility), ?::float8, directed => true, equicost => false)
WHERE node < 1000000000 GROUP BY node
