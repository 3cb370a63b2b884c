SELECT count(*) FROM feature WHERE layer = ? AND ({where})
