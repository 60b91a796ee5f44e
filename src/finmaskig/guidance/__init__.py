"""What must happen next for someone: adopted rules and open steps."""
