-- The stored roads as pgRouting wants them, made from their geometry and fields alone.
CREATE EXTENSION pgrouting;
CREATE SCHEMA peer;

CREATE TABLE peer.road AS
SELECT id, coalesce(fields->>'class', '') AS class, coalesce(fields->>'access', '') AS access,
  coalesce(fields->>'oneway', '') = 'true' AS oneway, coalesce(fields->>'closed', '') = 'true' AS closed,
  coalesce(fields->>'steps', '') = 'true' OR coalesce(fields->>'class', '') = 'steps' AS stairs,
  (fields->>'speed_kmh')::float8 AS limit_kmh,
  ST_Length(geom::geography) AS metres,
  ST_SnapToGrid(ST_StartPoint(geom), 1e-7) AS start_at, ST_SnapToGrid(ST_EndPoint(geom), 1e-7) AS end_at
FROM luotu.feature WHERE layer = 'road';

CREATE TABLE peer.node AS
SELECT row_number() OVER () AS id, at FROM (SELECT start_at AS at FROM peer.road UNION SELECT end_at FROM peer.road) ends;
CREATE INDEX ON peer.node (at);

CREATE TABLE peer.edge AS
SELECT road.*, first.id AS source, last.id AS target
FROM peer.road JOIN peer.node first ON first.at = start_at JOIN peer.node last ON last.at = end_at;

CREATE TABLE peer.speed (class text PRIMARY KEY, walk float8, drive float8);
CREATE TABLE peer.millis (road bigint PRIMARY KEY, forward float8, backward float8);
CREATE TABLE peer.facility (id bigint, road bigint, fraction float8, before float8);
