"""Tests of the coordination track."""
