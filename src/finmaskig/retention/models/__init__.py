"""What is stored of decisions, holds, lists and proofs of destruction."""
