"""What others may read of this domain."""

from finmaskig.organisations.queries.directory import directory, shipped_directory
from finmaskig.organisations.queries.words import (
    kept_words,
    label,
    word_choices,
    word_lists,
)

__all__ = [
    "directory",
    "kept_words",
    "label",
    "shipped_directory",
    "word_choices",
    "word_lists",
]
