SELECT coalesce((SELECT max(number) FROM change_set), 0) AS change,
  coalesce((SELECT value = 'true' FROM setting WHERE name = 'simulated'), false) AS simulated
