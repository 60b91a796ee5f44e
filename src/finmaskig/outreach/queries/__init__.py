"""Reads of shifts, encounters and campaigns."""
