ALTER TABLE edge ADD PRIMARY KEY (id);
CREATE INDEX ON edge (source);
CREATE INDEX ON edge (target);
ANALYZE edge;
