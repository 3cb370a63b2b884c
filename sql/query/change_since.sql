SELECT c.number, c.at, c.author, c.reason, c.origin, c.undoes,
  EXISTS (SELECT FROM change_set anew WHERE anew.starts_anew AND anew.number >= c.number) AS permanent,
  ARRAY(SELECT l.layer FROM layer_change l WHERE l.change = c.number ORDER BY l.layer) AS layers
FROM change_set c WHERE c.number > ? ORDER BY c.number LIMIT ?
