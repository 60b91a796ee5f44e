"""Handovers: on which ground something is told, and who is responsible, with a receipt."""
