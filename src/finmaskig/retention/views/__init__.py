"""Pages of destruction."""
