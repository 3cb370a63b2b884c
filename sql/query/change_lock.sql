SELECT pg_advisory_xact_lock(hashtext('luotu.change_set'))
