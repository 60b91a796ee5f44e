"""Pages of support contacts."""
