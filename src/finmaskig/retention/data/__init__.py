"""The law's times, as dated data."""
