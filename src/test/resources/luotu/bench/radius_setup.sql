-- Streets and water points in the plane EPSG:4545, and what the peers need beside their statement.
CREATE SCHEMA peer;
CREATE TABLE peer.street (id int PRIMARY KEY, geom geometry(Polygon, 4545) NOT NULL);
CREATE TABLE peer.water (id int PRIMARY KEY, geom geometry(Point, 4545) NOT NULL);

CREATE FUNCTION peer.scatter(how_many int, area geometry) RETURNS TABLE (id int, geom geometry) LANGUAGE sql AS $$
  SELECT i, ST_SetSRID(
    ST_MakePoint(
      ST_XMin(area) + random() * (ST_XMax(area) - ST_XMin(area)),
      ST_YMin(area) + random() * (ST_YMax(area) - ST_YMin(area))),
    ST_SRID(area))
  FROM generate_series(1, how_many) i
$$;

-- The streets are the Voronoi cells of scattered places, cut to a rectangle on the central meridian. The same
-- call makes the same rows on one version of PostgreSQL.
CREATE FUNCTION peer.build(streets int, points int, width_metres float8, height_metres float8) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  area geometry := ST_MakeEnvelope(500000 - width_metres / 2, 3195000, 500000 + width_metres / 2, 3195000 + height_metres, 4545);
BEGIN
  PERFORM setseed(0.42);
  INSERT INTO peer.street
    SELECT row_number() OVER (), ST_Intersection(cell.geom, area)
    FROM ST_Dump(ST_VoronoiPolygons((SELECT ST_Collect(geom) FROM peer.scatter(streets, area)), 0, ST_Expand(area, 10000))) cell;
  INSERT INTO peer.water SELECT id, geom FROM peer.scatter(points, area);
  CREATE INDEX ON peer.street USING gist (geom);
  CREATE INDEX ON peer.water USING gist (geom);
END $$;

-- A function that says it is parallel safe is what gets one street per process; a lateral join never does.
CREATE FUNCTION peer.covered_area(street geometry, radius float8, segments int) RETURNS float8 LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT ST_Area(ST_Intersection(street, ST_Union(ST_Buffer(water.geom, radius, segments))))
    FROM peer.water
    WHERE ST_DWithin(water.geom, street, radius));
END $$;
ALTER TABLE peer.street SET (parallel_workers = 2);

-- For this session: as many processes as the cluster gives, however small the table.
CREATE FUNCTION peer.use_all_cores() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  SET max_parallel_workers_per_gather = 2;
  SET parallel_setup_cost = 0;
  SET parallel_tuple_cost = 0;
  SET min_parallel_table_scan_size = 0;
END $$;
