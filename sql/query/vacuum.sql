VACUUM (ANALYZE, SKIP_LOCKED) feature, feature_history, terrain, terrain_tile
