CREATE TEMP TABLE kept (layer text, source_key text) ON COMMIT DROP
