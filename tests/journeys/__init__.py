"""Whole stories in a browser, with an accessibility check on each page."""
