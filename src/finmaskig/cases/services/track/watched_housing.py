"""Dates of protected housing: found in time, followed by another, and the court's days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.cases.services.track.watched import Watched, Words, counted, on_the_day

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import Housing
    from finmaskig.cases.queries.track import TrackRows

SECTION = "9 kap. 5 § SoL"


def housing_dates(rows: TrackRows, _on: date) -> list[Watched]:
    """Return the dates of every protected housing of a track."""
    return [
        one
        for housing in rows.housings
        for one in (
            _needed(rows, housing),
            *_ending(rows, housing),
            *_submit(rows, housing),
            *_apply(rows, housing),
        )
    ]


def _needed(rows: TrackRows, housing: Housing) -> Watched:
    words = Words(
        code="offer-protected-housing",
        title=_("Ordna skyddat boende"),
        say=_("Skriv dagen då personen flyttade in. Skriv aldrig var."),
        why=_("Behovet av skydd är känt och inget boende har börjat."),
        source=SECTION,
    )
    step = on_the_day(
        housing.needed_on, watch=f"housing-{housing.pk}", words=words, worker=rows.worker
    )
    return Watched(step, housing.from_on is not None)


def _ending(rows: TrackRows, housing: Housing) -> list[Watched]:
    """Ask where the person goes next; what ended before the track began is history."""
    last = housing.to_on
    if last is None or last < rows.track.opened_on:
        return []
    words = Words(
        code="offer-protected-housing",
        title=_("Hör efter vart personen tar vägen efter boendet"),
        say=_("Lägg till nästa boende, eller stäng steget med vad ni kom fram till."),
        why=_("Boendet tar slut. Ingen ska stå utan skydd dagen efter."),
        source=SECTION,
    )
    step = on_the_day(last, watch=f"housing-end-{housing.pk}", words=words, worker=rows.worker)
    follows = any(
        other.from_on is not None and other.from_on >= last
        for other in rows.housings
        if other.pk != housing.pk
    )
    return [Watched(step, follows)]


def _submit(rows: TrackRows, housing: Housing) -> list[Watched]:
    """Return the court's first day when a child is taken along without consent."""
    if housing.urgent_on is None:
        return []
    words = Words(
        code="submit-child-housing",
        title=_("Underställ förvaltningsrätten beslutet om barnet"),
        why=_("Annars upphör beslutet om omedelbar insats. Ett barn är med i boendet."),
    )
    step = counted(
        "child-submit",
        housing.urgent_on,
        watch=f"child-submit-{housing.pk}",
        words=words,
        worker=rows.worker,
    )
    return [Watched(step, housing.submitted_on is not None)]


def _apply(rows: TrackRows, housing: Housing) -> list[Watched]:
    """Return the court's second day, counted from when the child moved in."""
    if housing.urgent_on is None or housing.from_on is None:
        return []
    words = Words(
        code="apply-child-housing",
        title=_("Ansök hos förvaltningsrätten om barnets placering"),
        why=_("Den omedelbara insatsen gäller bara en tid från det att placeringen började."),
    )
    step = counted(
        "child-apply",
        housing.from_on,
        watch=f"child-apply-{housing.pk}",
        words=words,
        worker=rows.worker,
    )
    return [Watched(step, housing.applied_on is not None or housing.to_on is not None)]
