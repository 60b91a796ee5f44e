"""Dates about permits: an answer awaited, a reflection period or a permit that ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.cases.services.track.watched import Watched, Words, counted, on_the_day

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import Permit
    from finmaskig.cases.queries.track import TrackRows

SECTION = "5 kap. 15 § UtlL"
REFLECTION, PERMIT = "watch-reflection", "watch-permit"


def permit_dates(rows: TrackRows, _on: date) -> list[Watched]:
    """Return the dates of every permit of a track."""
    return [one for permit in rows.permits for one in _of(rows, permit)]


def _of(rows: TrackRows, permit: Permit) -> list[Watched]:
    found = [_decision(rows, permit)]
    if permit.until is not None:
        found += _ending(rows, permit, permit.until)
    return found


def _decision(rows: TrackRows, permit: Permit) -> Watched:
    name = "reflection-decision" if permit.is_reflection else "permit-decision"
    words = Words(
        code=_code(permit),
        title=_("Fråga Migrationsverket om beslutet"),
        say=_("Skriv beslutet och dagarna i spåret när ni har fått det."),
        why=_("Ansökan är gjord och inget beslut är noterat."),
    )
    step = counted(
        name,
        permit.applied_on,
        watch=f"{name}-{permit.pk}",
        words=words,
        worker=rows.worker,
    )
    return Watched(step, bool(permit.outcome))


def _ending(rows: TrackRows, permit: Permit, until: date) -> list[Watched]:
    """Return the reminders before the end, and the end itself, unless another permit follows."""
    follows = _has_successor(rows, permit, until)
    asked = permit.extension_on is not None and permit.extended_to_on is None
    first, last, end = _words(permit, until)
    name = "reflection" if permit.is_reflection else "permit"
    found = [
        Watched(
            counted(
                f"{name}-{which}-reminder",
                until,
                watch=f"{name}-{which}-{permit.pk}",
                words=words,
                worker=rows.worker,
            ),
            follows or (asked and which == "first"),
        )
        for which, words in (("first", first), ("last", last))
    ]
    step = on_the_day(
        until,
        watch=f"{name}-end-{permit.pk}",
        words=end,
        worker=rows.worker,
    )
    return [*found, Watched(step, follows)]


def _has_successor(rows: TrackRows, permit: Permit, until: date) -> bool:
    """Tell whether another permit is granted that lasts longer."""
    return any(
        other.pk != permit.pk and other.until is not None and other.until > until
        for other in rows.permits
    )


def _code(permit: Permit) -> str:
    return REFLECTION if permit.is_reflection else PERMIT


def _words(permit: Permit, until: date) -> tuple[Words, Words, Words]:
    """Return what is said well before the end, just before it, and on the day."""
    day = {"day": date_format(until, "j F Y")}
    if permit.is_reflection:
        why = _("När betänketiden är slut har personen ingen rätt att vara kvar utan tillstånd.")
        return (
            Words(
                code=REFLECTION,
                title=_("Förbered: betänketiden tar slut %(day)s") % day,
                say=_("Vill personen medverka? Sök förlängning, eller tala med åklagaren."),
                why=why,
            ),
            Words(
                code=REFLECTION,
                title=_("Är allt klart? Betänketiden tar slut %(day)s") % day,
                say=_("Är en ansökan inne? Annars behövs den nu. Ordna också boendet."),
                why=why,
            ),
            Words(
                code=REFLECTION,
                title=_("Betänketidens sista dag är %(day)s, utan nytt tillstånd") % day,
                say=_("Gå igenom vad som gäller: nytt tillstånd, annat skydd, återvändande."),
                why=why,
                source=SECTION,
            ),
        )
    return _words_of_permit(day)


def _words_of_permit(day: dict[str, str]) -> tuple[Words, Words, Words]:
    why = _("Utan förlängning står personen utan tillstånd mitt i rättsprocessen.")
    return (
        Words(
            code=PERMIT,
            title=_("Förbered: tillståndet tar slut %(day)s") % day,
            say=_("Fråga förundersökningsledaren om en ansökan om förlängning."),
            why=why,
        ),
        Words(
            code=PERMIT,
            title=_("Är allt klart? Tillståndet tar slut %(day)s") % day,
            say=_("Är ansökan om förlängning inne? Annars behövs den nu."),
            why=why,
        ),
        Words(
            code=PERMIT,
            title=_("Tillståndets sista dag är %(day)s, utan nytt tillstånd") % day,
            say=_("Gå igenom vad som gäller: förlängning, annat skydd, återvändande."),
            why=why,
            source=SECTION,
        ),
    )
