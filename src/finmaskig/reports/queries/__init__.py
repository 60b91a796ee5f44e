"""What is read of figures: the ledger, and what was published from it."""
