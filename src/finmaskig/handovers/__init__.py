"""Handovers: the ground on which something is told, and responsibility that moves with a receipt."""
