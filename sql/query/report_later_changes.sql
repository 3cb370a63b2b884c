-- Layers that were written after the end of a day in Asia/Shanghai.
SELECT l.layer, count(*) AS changes, max(c.number) AS last, (max(c.at) AT TIME ZONE 'Asia/Shanghai')::date AS last_on
FROM layer_change l JOIN change_set c ON c.number = l.change
WHERE c.at >= (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AND l.layer = ANY (?)
GROUP BY l.layer ORDER BY l.layer
