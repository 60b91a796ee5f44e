"""Forms of handovers, consents and disclosures."""
