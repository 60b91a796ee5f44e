"""What coordinators do: open a track, move it on, keep every date of it."""
