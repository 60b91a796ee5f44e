"""What an application for a reflection period needs: facts without identity, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.cases import track_data
from finmaskig.organisations.queries import label

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import Permit, Track


@dataclass(frozen=True)
class PackageLine:
    """One line of the package: what is known, or so many empty lines, or a box."""

    label: str
    value: str
    lines: range
    is_check: bool


@dataclass(frozen=True)
class Package:
    """What an application for a reflection period needs, in order."""

    form: str
    section: str
    parts: list[tuple[str, list[PackageLine]]]


def package_of(track: Track) -> Package:
    """Return the package with what Finmaskig knows, which is never who it is about."""
    raw = track_data.package()
    facts = _facts(track)
    parts = [(part.title, [_line(line, facts) for line in part.lines]) for part in raw["parts"]]
    return Package(raw["form"], raw["section"], parts)


def _line(line: track_data.Line, facts: dict[str, str]) -> PackageLine:
    value = facts[line.fact] if line.fact else ""
    empty = 0 if value or line.check else max(1, line.blank)
    return PackageLine(line.label, value, range(empty), line.check)


def _facts(track: Track) -> dict[str, str]:
    reflection = next((p for p in track.permits.all() if p.is_reflection), None)
    reports = track.events.filter(what="police_report").exclude(reference_number="")
    report = reports.order_by("-on").first()
    return {
        "applicant": str(reflection.get_applicant_display()) if reflection else "",
        "municipality": track.municipality.name if track.municipality else "",
        "board": label("track_board", track.board) if track.board else "",
        "reference": _reference(track, reflection),
        "police": report.reference_number if report else "",
        "extension": _extension(reflection),
        "opened": str(track.opened_on),
        "applied": str(reflection.applied_on) if reflection else "",
        "from": str(reflection.from_on) if reflection and reflection.from_on else "",
    }


def _reference(track: Track, reflection: Permit | None) -> str:
    own = track.case.external_reference
    return own or (reflection.reference_number if reflection else "")


def _extension(reflection: Permit | None) -> str:
    if reflection is None or not reflection.is_granted:
        return _("Nej, första ansökan")
    return _("Ja, tiden går ut %(day)s") % {"day": reflection.until}


def lead_of(package: Package) -> str:
    """Say what the paper is, and that the newest form decides."""
    return _(
        "Enligt %(section)s. Det här är ett stöd när ni fyller i Migrationsverkets blankett "
        "%(form)s. Jämför med den senaste blanketten innan ni skickar."
    ) % {"section": package.section, "form": package.form}


def paper_of(package: Package, *, sender: str, on: date) -> dict[str, object]:
    """Return the package as the plain values of a document."""
    return {
        "sender": sender,
        "dated": date_format(on, "j F Y"),
        "foot": _("Fylls i för hand. Det som skrivs här sparas inte i Finmaskig."),
        "lead": lead_of(package),
        "parts": [
            {
                "title": title,
                "lines": [
                    {
                        "label": line.label,
                        "value": line.value,
                        "lines": len(line.lines),
                        "check": line.is_check,
                    }
                    for line in lines
                ],
            }
            for title, lines in package.parts
        ],
    }
