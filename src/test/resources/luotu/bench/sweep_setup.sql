CREATE EXTENSION pgrouting CASCADE;
CREATE TABLE edge (id bigint, source bigint, target bigint, cost float8, reverse_cost float8);
