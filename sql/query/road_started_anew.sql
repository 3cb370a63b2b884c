SELECT EXISTS (SELECT FROM change_set WHERE starts_anew AND number > ?)
