"""Forms of support contacts."""
