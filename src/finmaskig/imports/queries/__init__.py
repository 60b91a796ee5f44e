"""Reads of what has been read in before."""
