SELECT start_anew(?, ?)
