SELECT number FROM change_set WHERE undoes = ?
