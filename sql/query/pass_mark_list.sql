SELECT z.fields->>'code' AS zone, coalesce(z.name, z.fields->>'code') AS zone_name, p.standard, p.level, p.in_force_from, p.preferred, p.farthest,
  p.required, p.amounts, p.is_off, p.certainty, p.source, p.change, p.undone_by, c.at, c.author, c.reason
FROM pass_mark p JOIN change_set c ON c.number = p.change JOIN feature z ON z.layer = 'zone' AND z.id = p.zone
ORDER BY p.change, p.id
