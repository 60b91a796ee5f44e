"""The day, the open steps and who is on call."""
