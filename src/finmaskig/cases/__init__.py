"""Support contacts: people known by an alias, their talks, plans and ways onwards."""
