SELECT nextval('terrain_id')
