-- Numbers and days of a standard's measure that a zone has set, beside its marks.
ALTER TABLE pass_mark
  ADD COLUMN amounts jsonb,
  ADD CONSTRAINT amounts_object CHECK (jsonb_typeof(amounts) = 'object'),
  ADD CONSTRAINT off_has_no_amounts CHECK (NOT is_off OR amounts IS NULL);
COMMENT ON COLUMN pass_mark.amounts IS 'By the keys of the settings of the standard: numbers, or days as 2021-09-30. Those that are not there are those of the zone above.';
