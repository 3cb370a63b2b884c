INSERT INTO given VALUES (?, ?)
