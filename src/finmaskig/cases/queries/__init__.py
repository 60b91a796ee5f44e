"""Reads of support contacts."""
