UPDATE feature SET geom = ST_SetSRID(?::geometry, 4326), name = ?, zone = ?, source = ?, source_key = ?, confirmed_on = ?, remark = ?, fields = ?::jsonb, extra = ?::jsonb
WHERE layer = ? AND id = ? AND change = ?
