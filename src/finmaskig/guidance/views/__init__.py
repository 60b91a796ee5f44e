"""Pages of steps, rules and rights."""
