CREATE TEMP TABLE loaded (
  layer text, row bigint, geom geometry(Geometry, 4326), name text, zone text, source text, source_key text, confirmed_on date, remark text,
  fields jsonb, extra jsonb, id bigint) ON COMMIT DROP
