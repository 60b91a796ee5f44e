"""Writes: seals, signatures under samples, and decisions to destroy."""
