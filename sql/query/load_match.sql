UPDATE loaded l SET id = f.id FROM feature f WHERE f.layer = l.layer AND f.source_key = l.source_key
