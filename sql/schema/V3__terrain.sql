-- Heights of the ground. Each import is a change set that touches the pseudo layer terrain, and may be taken back; where several lie
-- over each other the newest counts, in its holes the one before.

CREATE SEQUENCE terrain_id;
CREATE TABLE terrain (
  id bigint PRIMARY KEY DEFAULT nextval('terrain_id'),
  change bigint NOT NULL REFERENCES change_set,
  undone_by bigint REFERENCES change_set,
  source text NOT NULL,
  west float8 NOT NULL,
  north float8 NOT NULL,
  step_longitude float8 NOT NULL CHECK (step_longitude > 0),
  step_latitude float8 NOT NULL CHECK (step_latitude > 0),
  columns int NOT NULL CHECK (columns > 0),
  rows int NOT NULL CHECK (rows > 0)
);
COMMENT ON TABLE terrain IS 'Lattices of heights. west and north: degrees of the centre of the first cell; undone_by: the change set that took it back.';

CREATE TABLE terrain_tile (
  terrain bigint NOT NULL REFERENCES terrain ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  level int NOT NULL,
  tile_row int NOT NULL,
  tile_column int NOT NULL,
  heights bytea NOT NULL,
  PRIMARY KEY (terrain, level, tile_row, tile_column)
);
ALTER TABLE terrain_tile ALTER COLUMN heights SET STORAGE EXTERNAL;
COMMENT ON TABLE terrain_tile IS
  '256 by 256 heights, packed by luotu.geo.HeightTile. Level 0 is the lattice, each further one has half as many rows and columns. A tile of holes is not stored.';

CREATE FUNCTION terrain_before_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  n bigint := touch_layer('terrain');
BEGIN
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.change := n;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lock_changes BEFORE INSERT OR UPDATE OR DELETE ON terrain FOR EACH STATEMENT EXECUTE FUNCTION lock_changes();
CREATE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON terrain FOR EACH ROW EXECUTE FUNCTION terrain_before_write();

-- As in V2, and terrain is data too.
CREATE OR REPLACE FUNCTION contents() RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM setting WHERE name = 'simulated' AND value = 'true') THEN 'simulated'
    WHEN EXISTS (SELECT FROM feature) OR EXISTS (SELECT FROM feature_history) OR EXISTS (SELECT FROM terrain) THEN 'real'
    ELSE 'empty' END
$$;

-- As in V2, and terrain goes too.
CREATE OR REPLACE FUNCTION start_anew(is_simulated boolean, layers text[]) RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  n bigint;
BEGIN
  IF contents() = 'real' THEN
    RAISE EXCEPTION 'real data is not cleared' USING ERRCODE = 'check_violation', CONSTRAINT = 'real_data_stays';
  END IF;
  n := current_change();
  UPDATE change_set SET starts_anew = true WHERE number = n;
  PERFORM touch_layer(every.layer) FROM (SELECT unnest(layers) AS layer UNION SELECT layer FROM feature) every;
  DELETE FROM feature;
  DELETE FROM feature_history;
  DELETE FROM terrain;
  INSERT INTO setting VALUES ('simulated', to_jsonb(is_simulated)) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;
  RETURN n;
END $$;
