-- Milliseconds along every road by its length on the ellipsoid and the table of speeds; -1 where there is no way.
SELECT edge.id,
  CASE WHEN walk IS NULL OR closed OR access NOT IN ('', 'foot', 'foot_emergency') THEN -1
    ELSE metres * 3600 / walk * CASE WHEN stairs THEN 2 ELSE 1 END END AS walk,
  CASE WHEN drive IS NULL OR closed OR stairs OR access NOT IN ('', 'motor') THEN -1
    ELSE metres * 3600 / coalesce(limit_kmh * 0.8, drive) END AS drive,
  oneway
FROM peer.edge JOIN peer.speed USING (class)
