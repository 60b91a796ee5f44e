"""Pages of handovers, consents and disclosures."""
