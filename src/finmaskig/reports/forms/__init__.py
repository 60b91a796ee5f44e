"""The forms of figures and reports."""
