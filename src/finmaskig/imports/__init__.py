"""What municipalities have in spreadsheets, brought in row by row through the domains' services."""
