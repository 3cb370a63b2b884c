-- Features, their versions and the change sets that made them. What the catalogue says of each layer (partition, checks, unique
-- fields, view) is laid over this at every start by luotu.store.postgis.LayerTables.
-- Functions keep the search path of their making, and those that triggers run the rights of their owner, so that they work for
-- whoever writes, from whatever session.

CREATE TABLE change_set (
  number bigint PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  author text NOT NULL,
  reason text NOT NULL,
  origin text NOT NULL,
  undoes bigint REFERENCES change_set,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE SEQUENCE change_number;
COMMENT ON TABLE change_set IS 'One transaction that wrote features. A lower number always became visible first.';

CREATE TABLE layer_change (
  layer text NOT NULL,
  change bigint NOT NULL REFERENCES change_set,
  PRIMARY KEY (layer, change)
);
CREATE INDEX ON layer_change (change);
COMMENT ON TABLE layer_change IS 'Which layers a change set touched; also where only the derived zone of features moved.';

CREATE TABLE setting (name text PRIMARY KEY, value jsonb NOT NULL);
COMMENT ON TABLE setting IS 'simulated: true while the database holds the simulated city.';

CREATE SEQUENCE feature_id;
CREATE TABLE feature (
  layer text NOT NULL,
  id bigint NOT NULL DEFAULT nextval('feature_id') CHECK (id BETWEEN 1 AND 9007199254740991),
  geom geometry(Geometry, 4326),
  name text,
  zone text,
  source text,
  source_key text,
  confirmed_on date,
  remark text,
  fields jsonb NOT NULL DEFAULT '{}',
  extra jsonb NOT NULL DEFAULT '{}',
  said jsonb,
  change bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (layer, id),
  CONSTRAINT feature_source_key UNIQUE (layer, source_key) DEFERRABLE,
  CONSTRAINT name_length CHECK (length(name) BETWEEN 1 AND 10000),
  CONSTRAINT source_length CHECK (length(source) BETWEEN 1 AND 10000),
  CONSTRAINT source_key_length CHECK (length(source_key) BETWEEN 1 AND 500),
  CONSTRAINT remark_length CHECK (length(remark) BETWEEN 1 AND 10000),
  CONSTRAINT fields_object CHECK (jsonb_typeof(fields) = 'object'),
  CONSTRAINT extra_object CHECK (jsonb_typeof(extra) = 'object'),
  CONSTRAINT geometry_valid CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom) AND ST_NDims(geom) = 2),
  CONSTRAINT geometry_range CHECK (
    ST_XMin(geom) >= -180 AND ST_XMax(geom) <= 180 AND ST_YMin(geom) >= -90 AND ST_YMax(geom) <= 90)
) PARTITION BY LIST (layer);
ALTER TABLE feature ALTER COLUMN geom SET STORAGE EXTERNAL;
CREATE INDEX ON feature USING gist (geom);
CREATE INDEX ON feature USING gist ((geom::geography));
CREATE INDEX ON feature (layer, zone);
CREATE INDEX ON feature (layer, change);
COMMENT ON COLUMN feature.said IS
  'What a source that is read again and again said last: a feature that differs from it was corrected by a person.';

CREATE TABLE feature_history (
  LIKE feature,
  superseded_by bigint NOT NULL REFERENCES change_set,
  PRIMARY KEY (layer, id, change)
);
CREATE INDEX ON feature_history (superseded_by);
CREATE INDEX ON feature_history (change);
CREATE INDEX ON feature_history (layer, source_key) WHERE source_key IS NOT NULL;
COMMENT ON TABLE feature_history IS 'Superseded versions. Current ones are not copied here.';

-- The change set of this transaction; made when the first write needs it. luotu.author, luotu.reason, luotu.origin and luotu.undoes
-- may have been set for the transaction; a plain SQL session needs none of them.
CREATE FUNCTION current_change() RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  known text := current_setting('luotu.change', true);
  n bigint;
BEGIN
  SELECT number INTO n FROM change_set WHERE number = nullif(known, '')::bigint AND transaction = pg_current_xact_id();
  IF FOUND THEN
    RETURN n;
  END IF;
  n := nextval('change_number');
  INSERT INTO change_set (number, author, reason, origin, undoes) VALUES (
    n,
    coalesce(nullif(current_setting('luotu.author', true), ''), session_user),
    coalesce(current_setting('luotu.reason', true), ''),
    coalesce(nullif(current_setting('luotu.origin', true), ''), 'sql'),
    nullif(current_setting('luotu.undoes', true), '')::bigint);
  PERFORM set_config('luotu.change', n::text, true);
  PERFORM set_config('luotu.layers', ',', true);
  RETURN n;
END $$;

-- Held until commit: numbers become visible in rising order. Taken before any row is: who waits for the lock holds no row that its
-- holder may want.
CREATE FUNCTION lock_changes() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('luotu.change_set'));
  RETURN NULL;
END $$;
CREATE TRIGGER lock_changes BEFORE INSERT OR UPDATE OR DELETE ON feature FOR EACH STATEMENT EXECUTE FUNCTION lock_changes();

-- Notes that the change set of this transaction touches the layer, and returns its number.
CREATE FUNCTION touch_layer(touched text) RETURNS bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  n bigint := current_change();
BEGIN
  IF strpos(current_setting('luotu.layers', true), ',' || touched || ',') = 0 THEN
    INSERT INTO layer_change (layer, change) VALUES (touched, n) ON CONFLICT DO NOTHING;
    PERFORM set_config('luotu.layers', current_setting('luotu.layers', true) || touched || ',', true);
  END IF;
  RETURN n;
END $$;

-- Code of the town that holds a feature: its position, or an interior point of a line or area; on a border the lowest code.
CREATE FUNCTION zone_at(shape geometry) RETURNS text LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
DECLARE
  place geometry := CASE WHEN ST_GeometryType(shape) = 'ST_Point' THEN shape ELSE ST_PointOnSurface(shape) END;
BEGIN
  RETURN (
    SELECT z.fields->>'code' FROM feature z
    WHERE z.layer = 'zone' AND z.fields->>'kind' = 'town' AND z.geom && place AND ST_Covers(z.geom, place)
    ORDER BY (z.fields->>'code') COLLATE "C" LIMIT 1);
END $$;

CREATE FUNCTION feature_before_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  n bigint;
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
  n := touch_layer(CASE WHEN TG_OP = 'DELETE' THEN OLD.layer ELSE NEW.layer END);
  IF TG_OP <> 'INSERT' AND OLD.change <> n THEN
    INSERT INTO feature_history SELECT OLD.*, n;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.change := n;
  NEW.updated_at := (SELECT at FROM change_set WHERE number = n);
  IF NEW.geom IS NOT NULL THEN
    NEW.zone := zone_at(NEW.geom);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER before_write BEFORE INSERT OR UPDATE OR DELETE ON feature FOR EACH ROW EXECUTE FUNCTION feature_before_write();

-- After the statement, which may bring the zone as well.
CREATE FUNCTION zone_exists() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM feature z WHERE z.layer = 'zone' AND z.fields->>'code' = NEW.zone) THEN
    RAISE EXCEPTION 'no zone has the code %', NEW.zone USING ERRCODE = 'check_violation', CONSTRAINT = 'zone_exists';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER zone_exists AFTER INSERT OR UPDATE ON feature FOR EACH ROW WHEN (NEW.geom IS NULL AND NEW.zone IS NOT NULL)
EXECUTE FUNCTION zone_exists();

-- When a town appears, moves or goes, the features around it are assigned again. That is no new version of theirs. What names a zone
-- by its code, having no place of its own, follows a new code.
CREATE FUNCTION zone_after_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  area geometry;
  touched text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.geom = OLD.geom AND NEW.fields->'code' = OLD.fields->'code' AND NEW.fields->'kind' = OLD.fields->'kind' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.fields->'code' <> OLD.fields->'code' THEN
    UPDATE feature SET zone = NEW.fields->>'code' WHERE geom IS NULL AND zone = OLD.fields->>'code';
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.fields->>'kind' = 'town' THEN
    area := OLD.geom;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.fields->>'kind' = 'town' THEN
    area := CASE WHEN area IS NULL THEN NEW.geom ELSE ST_Collect(area, NEW.geom) END;
  END IF;
  IF area IS NULL THEN
    RETURN NULL;
  END IF;
  FOR touched IN
    WITH moved AS (
      UPDATE feature f SET zone = found.zone
      FROM (SELECT g.layer, g.id, zone_at(g.geom) AS zone FROM feature g WHERE g.geom && area) found
      WHERE f.layer = found.layer AND f.id = found.id AND f.zone IS DISTINCT FROM found.zone
      RETURNING f.layer)
    SELECT DISTINCT layer FROM moved
  LOOP
    PERFORM touch_layer(touched);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER zone_insert AFTER INSERT ON feature FOR EACH ROW WHEN (NEW.layer = 'zone') EXECUTE FUNCTION zone_after_write();
CREATE TRIGGER zone_update AFTER UPDATE ON feature FOR EACH ROW WHEN (NEW.layer = 'zone') EXECUTE FUNCTION zone_after_write();
CREATE TRIGGER zone_delete AFTER DELETE ON feature FOR EACH ROW WHEN (OLD.layer = 'zone') EXECUTE FUNCTION zone_after_write();

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'features are not truncated: that would leave no history; use DELETE';
END $$;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON feature FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

CREATE FUNCTION is_date(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  RETURN value ~ '^\d{4}-\d{2}-\d{2}$' AND make_date(left(value, 4)::int, substr(value, 6, 2)::int, right(value, 2)::int) IS NOT NULL;
EXCEPTION WHEN datetime_field_overflow THEN
  RETURN false;
END $$;

-- A list of {role, name, phone, confirmed_on}; role is one of the given.
CREATE FUNCTION is_people(value jsonb, roles text[]) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT
SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN jsonb_typeof(value) <> 'array' THEN false ELSE coalesce((
    SELECT bool_and(CASE WHEN jsonb_typeof(person) <> 'object' THEN false ELSE
      person->>'role' = ANY (roles) AND person ? 'role'
      AND person - '{role,name,phone,confirmed_on}'::text[] = '{}'
      AND coalesce(jsonb_typeof(person->'name') = 'string', true)
      AND coalesce(jsonb_typeof(person->'phone') = 'string', true)
      AND coalesce(is_date(person->>'confirmed_on'), true) END)
    FROM jsonb_array_elements(value) person), true) END
$$;

-- For feature.said.
CREATE FUNCTION source_says(geom geometry, name text, fields jsonb, extra jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
SET search_path FROM CURRENT AS $$
  SELECT jsonb_build_object('geometry', md5(ST_AsBinary(geom)), 'name', name, 'fields', fields, 'extra', extra)
$$;

-- Values after a source was read again: what a person left as the source had said it follows the source, the rest stays. Only the
-- given ones follow; null for all.
CREATE FUNCTION merge_fields(said jsonb, stored jsonb, says jsonb, given text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(key, value) FILTER (WHERE value IS NOT NULL), '{}') FROM (
    SELECT key,
      CASE WHEN (given IS NULL OR key = ANY (given)) AND said->key IS NOT DISTINCT FROM stored->key
        THEN says->key ELSE stored->key END AS value
    FROM (SELECT jsonb_object_keys(stored) AS key UNION SELECT jsonb_object_keys(says)) keys) merged
$$;
