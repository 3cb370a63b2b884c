SELECT EXISTS (SELECT FROM change_set WHERE starts_anew AND number > ?)
  OR EXISTS (SELECT FROM layer_change WHERE layer = 'terrain' AND change > ?)
