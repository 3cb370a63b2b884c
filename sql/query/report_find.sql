SELECT id, filed_at, filed_by, remark, zone, zone_name, zone_kind, as_of, change, catalogue, simulated, cardinality(zones) AS zone_count, standards, about
FROM filed_report WHERE id = ?
