"""What verification can find, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Fault(StrEnum):
    """One sort of tampering, or of damage that looks the same."""

    ENTRY_ALTERED = "entry_altered"
    ENTRY_REMOVED = "entry_removed"
    ENTRY_ADDED = "entry_added"
    ENTRY_CUT_OUT = "entry_cut_out"
    ENTRY_TWICE = "entry_twice"
    ENTRY_REORDERED = "entry_reordered"
    SEAL_ALTERED = "seal_altered"
    SEAL_REMOVED = "seal_removed"
    SEAL_UNCHAINED = "seal_unchained"
    SEAL_DIFFERS = "seal_differs"
    SEGMENT_ALTERED = "segment_altered"
    ANCHOR_GONE = "anchor_gone"
    ANCHOR_DIFFERS = "anchor_differs"
    ANCHOR_CUT = "anchor_cut"
    ANCHOR_UNREADABLE = "anchor_unreadable"


_SENTENCES: dict[Fault, Promise] = {
    Fault.ENTRY_ALTERED: gettext_lazy(
        "Raden %(id)s är ändrad, eller skriven av någon annan än Finmaskig."
    ),
    Fault.ENTRY_REMOVED: gettext_lazy("Raden %(id)s är borttagen ur loggen."),
    Fault.ENTRY_ADDED: gettext_lazy("Raden %(id)s är tillagd utanför Finmaskig."),
    Fault.ENTRY_CUT_OUT: gettext_lazy(
        "Raden %(id)s är äkta, men den togs bort ur kön innan den förseglades, "
        "eller lades tillbaka efter förstörandet."
    ),
    Fault.ENTRY_TWICE: gettext_lazy("Raden %(id)s finns mer än en gång i kedjan."),
    Fault.ENTRY_REORDERED: gettext_lazy("Raden %(id)s står på fel plats i sin försegling."),
    Fault.SEAL_ALTERED: gettext_lazy("Försegling %(id)s är ändrad."),
    Fault.SEAL_REMOVED: gettext_lazy("Försegling %(id)s är borttagen."),
    Fault.SEAL_UNCHAINED: gettext_lazy("Försegling %(id)s hör inte ihop med den före."),
    Fault.SEAL_DIFFERS: gettext_lazy("Försegling %(id)s stämmer inte med sina rader."),
    Fault.SEGMENT_ALTERED: gettext_lazy("Beslutet att förstöra månaden %(id)s är ändrat."),
    Fault.ANCHOR_GONE: gettext_lazy(
        "Ankarfilen %(id)s saknas. Utan den kan slutet av kedjan ha kapats utan att det syns."
    ),
    Fault.ANCHOR_DIFFERS: gettext_lazy(
        "Försegling %(id)s är en annan än den som står i ankarfilen."
    ),
    Fault.ANCHOR_CUT: gettext_lazy("Raden om försegling %(id)s är borttagen ur ankarfilen."),
    Fault.ANCHOR_UNREADABLE: gettext_lazy("Ankarfilen har en rad som inte går att läsa: ”%(id)s”."),
}


@dataclass(frozen=True)
class Finding:
    """One fault, and the id of the entry, seal or month it concerns."""

    fault: Fault
    id: str

    @property
    def sentence(self) -> str:
        """Say what is wrong, for a person."""
        return str(_SENTENCES[self.fault]) % {"id": self.id}


@dataclass
class Report:
    """What was looked at and what was found."""

    entries: int = 0
    pending: int = 0
    seals: int = 0
    anchored: int = 0
    destroyed_months: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def found(self, fault: Fault, what: object) -> None:
        """Add a finding."""
        self.findings.append(Finding(fault, str(what)))


def what_cannot_be_seen() -> list[str]:
    """Say plainly what no verification of this log can find."""
    return [
        _(
            "Det som inte syns: rader som databasens ägare tar bort innan de har förseglats, "
            "vanligen inom några sekunder."
        ),
        _(
            "Den som har både databasen, nyckelringen och ankarfilen kan skriva om hela loggen. "
            "Låt olika personer ha hand om dem."
        ),
    ]
