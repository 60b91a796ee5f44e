"""The shape and wording of what is filled in during outreach."""
