"""The proof of the net: every claim, over the whole space of situations."""
