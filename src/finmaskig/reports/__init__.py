"""What is told in figures: counts, protection, the ledger, documents to the board."""
