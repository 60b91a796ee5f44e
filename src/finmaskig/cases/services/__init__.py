"""What people do with support contacts."""
