"""Forms of the coordination track."""
