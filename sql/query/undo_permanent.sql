SELECT number FROM change_set WHERE starts_anew AND number >= ? ORDER BY number LIMIT 1
