"""Pure decisions about rows of a spreadsheet: what a heading means, what a cell says."""
