CREATE INDEX ON place USING gist (geom)
