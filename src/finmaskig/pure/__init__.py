"""Calculations without Django, database, network or clock."""
