SELECT layer, count(*) FROM feature GROUP BY layer
