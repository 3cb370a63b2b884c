-- Terrain of the change is taken back; what the change took back is there again.
UPDATE terrain SET undone_by = CASE WHEN change = ? THEN current_change() END WHERE change = ? OR undone_by = ?
