"""One table of a rule file, read with care: what is odd is told in a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

Table = Mapping[str, object]


class RuleError(ValueError):
    """A rule file that cannot be trusted; the sentence says which rule and why."""


@dataclass(frozen=True)
class Entry:
    """A table with what it is called, for the sentences."""

    kind: str
    code: str
    row: Table

    def wrong(self, what: str) -> RuleError:
        """Return the error to raise."""
        return RuleError(f"{self.kind} ”{self.code}” {what}.")

    def only(self, keys: Iterable[str]) -> None:
        """Refuse a key that is not known: it would be a condition nobody reads."""
        for key in self.row:
            if key not in keys:
                raise self.wrong(f"har nyckeln ”{key}”, som inte finns")

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        value = self.row.get(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(f"saknar en text i ”{key}”")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it is left out."""
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(f"har i ”{key}” något annat än en lista av ord")
        return tuple(str(one) for one in value)

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Return a word of a closed list; left out it is the empty word, if that is allowed."""
        value = self.row.get(key, "")
        if not isinstance(value, str) or value not in allowed:
            raise self.wrong(f"har ”{value}” i ”{key}”, och det finns inte")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; left out is false."""
        value = self.row.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(f"har i ”{key}” varken sant eller falskt")
        return value

    def day(self, key: str) -> date | None:
        """Return a day, or None when it is left out."""
        value = self.row.get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(f"har i ”{key}” inget datum")
        return value

    def table(self, key: str) -> "Entry":
        """Return the table inside this one."""
        value = self.row.get(key)
        if not isinstance(value, dict):
            raise self.wrong(f"saknar tabellen ”{key}”")
        return Entry(self.kind, self.code, value)


def rows(table: Table, name: str, kind: str) -> list[Entry]:
    """Return the tables of a file under one name."""
    found = table.get(name)
    if not isinstance(found, list):
        raise RuleError(f"Filen saknar ”[[{name}]]”.")
    return [Entry(kind, str(row.get("code", row.get("key", "?"))), row) for row in found]
