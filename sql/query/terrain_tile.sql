SELECT heights FROM terrain_tile WHERE terrain = ? AND level = ? AND tile_row = ? AND tile_column = ?
