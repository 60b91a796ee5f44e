"""Who may open what: every URL × every role × every place, as a table."""
