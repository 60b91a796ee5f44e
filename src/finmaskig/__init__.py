"""Finmaskig: the fine-meshed net."""
