SELECT coalesce(max(change), 0) FROM layer_change WHERE layer = 'terrain'
