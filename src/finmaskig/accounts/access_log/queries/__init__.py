"""Reads: what a reader of the log is shown, and what verification looks at."""

from finmaskig.accounts.access_log.queries.reader import ReadBy, record_readers, review_of

__all__ = ["ReadBy", "record_readers", "review_of"]
