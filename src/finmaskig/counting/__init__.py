"""What is counted: families of measures, their grids and their registry. No rows of its own."""
