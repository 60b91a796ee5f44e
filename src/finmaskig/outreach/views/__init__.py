"""Pages of shifts, meetings and campaigns."""
