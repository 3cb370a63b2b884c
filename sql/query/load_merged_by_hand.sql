-- As load_merged, but what a person changed since the source last said it stays.
CREATE TEMP TABLE merged ON COMMIT DROP AS
SELECT layer, id, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra, said,
  (geom IS DISTINCT FROM says_geom OR name IS DISTINCT FROM says_name OR NOT fields @> says_fields) AS kept
FROM (
  SELECT f.layer, f.id,
    CASE WHEN 'geometry' = ANY (g.columns) AND (f.said IS NULL OR f.said->>'geometry' = md5(ST_AsBinary(f.geom))) THEN l.geom ELSE f.geom END AS geom,
    CASE WHEN 'name' = ANY (g.columns) AND (f.said IS NULL OR f.said->>'name' IS NOT DISTINCT FROM f.name) THEN l.name ELSE f.name END AS name,
    f.zone, l.source, f.source_key, f.confirmed_on, f.remark,
    CASE WHEN f.said IS NULL OR f.said->'fields' = f.fields THEN (f.fields - g.columns) || l.fields
      ELSE merge_fields(f.said->'fields', f.fields, l.fields, g.columns) END AS fields,
    CASE WHEN f.said IS NULL THEN f.extra || l.extra
      ELSE merge_fields(f.said->'extra', f.extra - 'gone_from_source', l.extra, NULL) END AS extra,
    source_says(l.geom, l.name, l.fields, l.extra) AS said,
    l.geom AS says_geom, l.name AS says_name, l.fields AS says_fields
  FROM loaded l JOIN given g USING (layer) JOIN feature f ON f.layer = l.layer AND f.id = l.id) both_sides
