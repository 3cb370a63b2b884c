-- By the day they are about, of several of one day the one filed last first.
SELECT id, filed_at, filed_by, remark, zone, zone_name, zone_kind, as_of, change, catalogue, simulated, cardinality(zones) AS zone_count, standards, about
FROM filed_report
WHERE (?::text IS NULL OR zones @> ARRAY[?::text]) AND (?::text IS NULL OR ?::text = ANY (standards))
  AND as_of BETWEEN coalesce(?::date, '-infinity') AND coalesce(?::date, 'infinity')
ORDER BY as_of DESC, id DESC LIMIT ?
