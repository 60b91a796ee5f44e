"""Reads of handovers, consents and disclosures."""
