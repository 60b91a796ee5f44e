"""What is done with figures: periods are closed, revised, and exact ones given out."""
