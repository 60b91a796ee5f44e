"""Reads of destruction."""
