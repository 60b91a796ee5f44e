"""Reading spreadsheets as they come: workbooks and text files, with limits on everything."""

from finmaskig.imports.reading.files import read_file
from finmaskig.imports.reading.sheet import Limits, Sheet, SourceRow, Unreadable

__all__ = ["Limits", "Sheet", "SourceRow", "Unreadable", "read_file"]
