"""What a stranger can open: doors to the right unit. No login, no cookie, no script."""
