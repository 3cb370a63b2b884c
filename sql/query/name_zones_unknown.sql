-- Whether zones cannot tell what moved: features took other zones without a new version of theirs, or all was cleared.
SELECT EXISTS (SELECT FROM change_set WHERE starts_anew AND number > ?)
  OR EXISTS (SELECT FROM layer_change WHERE layer = 'zone' AND change > ?)
