"""Pages of the coordination track."""
