INSERT INTO terrain (id, source, west, north, step_longitude, step_latitude, columns, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
