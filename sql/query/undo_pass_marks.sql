-- Decisions of the change are taken back. When the change itself took a change back, or took that back in turn, what counts is the first
-- of them: its decisions count again, or do not.
WITH RECURSIVE chain AS (
    SELECT number, undoes, 0 AS turns FROM change_set WHERE number = ?
    UNION ALL
    SELECT c.number, c.undoes, chain.turns + 1 FROM chain JOIN change_set c ON c.number = chain.undoes)
UPDATE pass_mark SET undone_by = CASE WHEN chain.turns % 2 = 0 THEN current_change() END
FROM chain WHERE chain.undoes IS NULL AND change = chain.number
