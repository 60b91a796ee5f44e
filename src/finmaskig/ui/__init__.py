"""How pages look: frame, components, forms, error pages. No models, no domain."""
