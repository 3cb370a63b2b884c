VACUUM (ANALYZE, SKIP_LOCKED) feature, feature_history
