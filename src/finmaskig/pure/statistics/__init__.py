"""Tables that expose no one: protection, the attacker's audit, rounding, coarser codes."""
