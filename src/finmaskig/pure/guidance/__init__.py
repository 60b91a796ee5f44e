"""What must happen next for a person: facts, rules, who receives, and the proof."""
