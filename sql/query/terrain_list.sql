SELECT id, west, north, step_longitude, step_latitude, columns, rows FROM terrain WHERE undone_by IS NULL ORDER BY change DESC, id DESC
