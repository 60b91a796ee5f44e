"""Template tags of this domain."""
