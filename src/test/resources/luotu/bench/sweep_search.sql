-- The first and the last facility; the limit; how many nodes are not facilities.
SELECT count(*), sum(millis) FROM (
  SELECT node, min(agg_cost) AS millis FROM pgr_drivingDistance('SELECT id, source, target, cost, reverse_cost FROM edge',
    ARRAY(SELECT generate_series(?, ?)), ?::float8, directed => true, equicost => false)
  WHERE node < ? GROUP BY node) reached
