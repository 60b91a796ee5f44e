"""Reading rows in: check all of a file, then keep it whole."""
