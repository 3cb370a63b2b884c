-- Pass marks that cities, districts and functional zones have set, and reports that were filed.

-- Decisions on pass marks only ever add up: the newest that is in force counts, one that is taken back stays and says by which change
-- set. Each is part of a change set that touches the pseudo layer pass_mark.
CREATE SEQUENCE pass_mark_id;
CREATE TABLE pass_mark (
  id bigint PRIMARY KEY DEFAULT nextval('pass_mark_id'),
  change bigint NOT NULL REFERENCES change_set,
  undone_by bigint REFERENCES change_set,
  zone bigint NOT NULL,
  standard text NOT NULL,
  level text NOT NULL,
  in_force_from date NOT NULL,
  preferred float8,
  farthest float8,
  required float8,
  is_off boolean NOT NULL,
  certainty text NOT NULL,
  source text NOT NULL,
  CONSTRAINT level_known CHECK (level IN ('town', 'district', 'city')),
  CONSTRAINT certainty_known CHECK (certainty IN ('verified', 'unverified', 'assumption')),
  CONSTRAINT source_length CHECK (length(source) BETWEEN 1 AND 1000),
  CONSTRAINT marks_range CHECK (
    coalesce(preferred, 0) >= 0 AND coalesce(farthest, 0) >= 0 AND coalesce(required, 0) >= 0
    AND greatest(preferred, farthest, required) < 'Infinity'),
  CONSTRAINT farthest_not_stricter CHECK (farthest >= preferred),
  CONSTRAINT off_has_no_marks CHECK (NOT is_off OR coalesce(preferred, farthest, required) IS NULL)
);
CREATE INDEX ON pass_mark (change);
CREATE INDEX ON pass_mark (undone_by);
COMMENT ON TABLE pass_mark IS
  'What a zone decided about one standard for one level. zone: id of the feature; marks that are empty are those of the zone above; undone_by: the change set that took it back.';
COMMENT ON COLUMN pass_mark.farthest IS 'The distance or time that is still taken: limit in the catalogue.';

CREATE FUNCTION pass_mark_before_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  n bigint := touch_layer('pass_mark');
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF starts_anew() THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a decision on pass marks is not deleted: take its change set back'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pass_mark_stays';
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'undone_by' <> to_jsonb(OLD) - 'undone_by' THEN
    RAISE EXCEPTION 'a decision on pass marks is not altered: make another one'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pass_mark_stays';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.change := n;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lock_changes BEFORE INSERT OR UPDATE OR DELETE ON pass_mark FOR EACH STATEMENT EXECUTE FUNCTION lock_changes();
CREATE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON pass_mark FOR EACH ROW EXECUTE FUNCTION pass_mark_before_write();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON pass_mark FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- A report as it was handed in, whole.
CREATE TABLE filed_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  filed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  filed_by text NOT NULL CHECK (length(filed_by) BETWEEN 1 AND 100),
  remark text CHECK (length(remark) BETWEEN 1 AND 1000),
  zone text NOT NULL,
  zone_name text NOT NULL,
  zone_kind text NOT NULL,
  as_of date NOT NULL,
  change bigint NOT NULL,
  catalogue text NOT NULL,
  simulated boolean NOT NULL,
  zones text[] NOT NULL,
  standards text[] NOT NULL,
  about jsonb NOT NULL,
  result bytea NOT NULL CHECK (octet_length(result) <= 67108864)
);
ALTER TABLE filed_report ALTER COLUMN result SET STORAGE EXTERNAL;
CREATE INDEX ON filed_report USING gin (zones);
CREATE INDEX ON filed_report (as_of, id);
COMMENT ON TABLE filed_report IS
  'Snapshots that never change. change: the data it was computed from; about: summary and remarks for lists; result: the answer of gap-report, JSON packed by gzip.';

CREATE FUNCTION filed_report_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- What was filed of the demo city goes with it.
  IF TG_OP = 'DELETE' AND OLD.simulated AND starts_anew() THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a filed report stays as it was filed' USING ERRCODE = 'check_violation', CONSTRAINT = 'filed_report_stays';
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON filed_report FOR EACH ROW EXECUTE FUNCTION filed_report_stays();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON filed_report FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- As in V3, and what was decided and filed goes too.
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
  DELETE FROM pass_mark;
  DELETE FROM filed_report;
  INSERT INTO setting VALUES ('simulated', to_jsonb(is_simulated)) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value;
  RETURN n;
END $$;
