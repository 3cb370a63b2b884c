-- Stored rows that the load holds, as they will be: what the source has comes from it, the rest stays.
CREATE TEMP TABLE merged ON COMMIT DROP AS
SELECT f.layer, f.id,
  CASE WHEN 'geometry' = ANY (g.columns) THEN l.geom ELSE f.geom END AS geom,
  CASE WHEN 'name' = ANY (g.columns) THEN l.name ELSE f.name END AS name,
  CASE WHEN 'zone' = ANY (g.columns) THEN l.zone ELSE f.zone END AS zone,
  CASE WHEN 'source' = ANY (g.columns) THEN l.source ELSE f.source END AS source,
  coalesce(l.source_key, f.source_key) AS source_key,
  CASE WHEN 'confirmed_on' = ANY (g.columns) THEN l.confirmed_on ELSE f.confirmed_on END AS confirmed_on,
  CASE WHEN 'remark' = ANY (g.columns) THEN l.remark ELSE f.remark END AS remark,
  (f.fields - g.columns) || l.fields AS fields,
  f.extra || l.extra AS extra, f.said,
  false AS kept
FROM loaded l JOIN given g USING (layer) JOIN feature f ON f.layer = l.layer AND f.id = l.id
