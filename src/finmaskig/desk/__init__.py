"""Pages that show several domains; they read and write nothing."""
