-- A database is empty, real or simulated. Loads of files and of the demo city take turns on it whole: a change set that starts anew
-- leaves nothing of what was before, history included. Change numbers go on rising, so that ETags, tiles and open pages follow.

ALTER TABLE change_set ADD COLUMN starts_anew boolean NOT NULL DEFAULT false;
CREATE INDEX ON change_set (number) WHERE starts_anew;
COMMENT ON COLUMN change_set.starts_anew IS 'It cleared the database before it wrote; neither it nor an earlier one can be undone.';

-- What was deleted by hand is real still: its history can bring it back.
CREATE FUNCTION contents() RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM setting WHERE name = 'simulated' AND value = 'true') THEN 'simulated'
    WHEN EXISTS (SELECT FROM feature) OR EXISTS (SELECT FROM feature_history) THEN 'real'
    ELSE 'empty' END
$$;

-- Clears the demo city, or what is empty; the change set of this transaction starts anew. Whoever shows one of the layers has to look
-- again. Rows are deleted, not truncated: who reads meanwhile sees the old state to the end.
CREATE FUNCTION start_anew(is_simulated boolean, layers text[]) RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
  INSERT INTO setting VALUES ('simulated', to_jsonb(is_simulated)) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;
  RETURN n;
END $$;

-- As in V1, but one look at the change set serves all; and when that starts anew, what is deleted leaves no history and what is
-- inserted brings its zone (load_insert_anew finds those of all rows at once).
CREATE OR REPLACE FUNCTION feature_before_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched text := CASE WHEN TG_OP = 'DELETE' THEN OLD.layer ELSE NEW.layer END;
  n bigint;
  written timestamptz;
  is_anew boolean;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.layer <> OLD.layer OR NEW.id <> OLD.id THEN
      RAISE EXCEPTION 'layer and id of a feature never change' USING ERRCODE = 'check_violation', CONSTRAINT = 'identity_fixed';
    END IF;
    IF (NEW.geom, NEW.name, NEW.source, NEW.source_key, NEW.confirmed_on, NEW.remark, NEW.fields, NEW.extra, NEW.said)
        IS NOT DISTINCT FROM
        (OLD.geom, OLD.name, OLD.source, OLD.source_key, OLD.confirmed_on, OLD.remark, OLD.fields, OLD.extra, OLD.said)
        AND (NEW.geom IS NOT NULL OR NEW.zone IS NOT DISTINCT FROM OLD.zone) THEN
      -- Not a new version. Only zone_after_write, one trigger deeper, may move the derived zone.
      IF pg_trigger_depth() = 1 THEN
        NEW.zone := OLD.zone;
      END IF;
      NEW.change := OLD.change;
      NEW.updated_at := OLD.updated_at;
      RETURN NEW;
    END IF;
  END IF;
  IF TG_OP = 'INSERT' AND NEW.id > (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM feature_id) THEN
    RAISE EXCEPTION 'the id % was never given out; leave the id to the database', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'identity_given';
  END IF;
  FOR attempt IN 1..2 LOOP
    SELECT number, at, starts_anew INTO n, written, is_anew FROM change_set
    WHERE number = nullif(current_setting('luotu.change', true), '')::bigint AND transaction = pg_current_xact_id();
    EXIT WHEN FOUND AND strpos(current_setting('luotu.layers', true), ',' || touched || ',') > 0;
    PERFORM touch_layer(touched);
  END LOOP;
  IF TG_OP <> 'INSERT' AND OLD.change <> n AND NOT is_anew THEN
    INSERT INTO feature_history SELECT OLD.*, n;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.change := n;
  NEW.updated_at := written;
  IF NEW.geom IS NOT NULL AND NOT is_anew THEN
    NEW.zone := zone_at(NEW.geom);
  END IF;
  RETURN NEW;
END $$;

-- As in V1, but a change set that starts anew has found the zones already.
CREATE FUNCTION starts_anew() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT FROM change_set WHERE starts_anew AND transaction = pg_current_xact_id())
$$;
DROP TRIGGER zone_insert ON feature;
DROP TRIGGER zone_delete ON feature;
CREATE TRIGGER zone_insert AFTER INSERT ON feature FOR EACH ROW WHEN (NEW.layer = 'zone' AND NOT starts_anew())
EXECUTE FUNCTION zone_after_write();
CREATE TRIGGER zone_delete AFTER DELETE ON feature FOR EACH ROW WHEN (OLD.layer = 'zone' AND NOT starts_anew())
EXECUTE FUNCTION zone_after_write();
