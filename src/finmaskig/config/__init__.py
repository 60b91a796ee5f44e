"""The only place that joins all: settings, URL trees, command line."""
