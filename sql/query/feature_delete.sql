DELETE FROM feature WHERE layer = ? AND id = ? AND change = ?
