"""Tests that belong to no single domain."""
