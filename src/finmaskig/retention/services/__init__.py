"""What people do with destruction."""
