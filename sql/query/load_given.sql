CREATE TEMP TABLE given (layer text PRIMARY KEY, columns text[]) ON COMMIT DROP
