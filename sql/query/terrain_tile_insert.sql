INSERT INTO terrain_tile (terrain, level, tile_row, tile_column, heights) VALUES (?, ?, ?, ?, ?)
