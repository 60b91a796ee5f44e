"""What is stored of grounds and handovers."""
