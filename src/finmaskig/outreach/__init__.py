"""Shifts in the field, the people met there and the cards handed out."""
