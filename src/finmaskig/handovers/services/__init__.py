"""What people do with handovers, consents and disclosures."""
