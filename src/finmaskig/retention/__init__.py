"""Memory that fades: when records are destroyed, by whose decision, and the proof of it."""
