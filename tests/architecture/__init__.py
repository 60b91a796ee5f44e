"""The habits that a linter does not know."""
