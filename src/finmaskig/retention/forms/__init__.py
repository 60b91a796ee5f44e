"""Forms of destruction."""
