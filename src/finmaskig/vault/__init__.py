"""How text about people is kept: a key for each record, wrapped by the key of its unit."""
