-- Terrain of the change is taken back; as in undo_pass_marks, what the change took back is there again.
WITH RECURSIVE chain AS (
    SELECT number, undoes, 0 AS turns FROM change_set WHERE number = ?
    UNION ALL
    SELECT c.number, c.undoes, chain.turns + 1 FROM chain JOIN change_set c ON c.number = chain.undoes)
UPDATE terrain SET undone_by = CASE WHEN chain.turns % 2 = 0 THEN current_change() END
FROM chain WHERE chain.undoes IS NULL AND change = chain.number
