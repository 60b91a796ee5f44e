"""Tests of support contacts."""
