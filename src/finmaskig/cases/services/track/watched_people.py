"""Dates about the person: a guardian, protected housing, rights, the way home, what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.cases import track_data
from finmaskig.cases.services.track.watched import Watched, Words, counted, on_the_day
from finmaskig.organisations.queries import label

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import VoluntaryReturn
    from finmaskig.cases.queries.track import TrackRows

MANUAL = "Nationella manualen vid misstanke om människohandel"


def people_dates(rows: TrackRows, _on: date) -> list[Watched]:
    """Return the dates about the person."""
    home = rows.way_home
    return [
        *_guardian(rows),
        *_rights(rows),
        *([] if home is None or home.broken_off_on else _return(rows, home)),
        *_planned(rows),
    ]


def _guardian(rows: TrackRows) -> list[Watched]:
    track = rows.track
    if track.child_alone != "yes":
        return []
    words = Words(
        code="ask-for-god-man",
        title=_("Ansök om god man för barnet"),
        say=_("Skicka ansökan till överförmyndaren samma dag."),
        why=_("Ett barn utan vårdnadshavare här behöver någon som för dess talan."),
    )
    step = counted(
        "god-man",
        track.alone_known_on or track.opened_on,
        watch="god-man",
        words=words,
        worker=rows.worker,
    )
    is_answered = bool(track.guardian_asked_on or track.guardian_appointed_on)
    return [Watched(step, is_answered)]


def _rights(rows: TrackRows) -> list[Watched]:
    opened_on = rows.track.rights_opened_on
    if opened_on is None:
        return []
    words = Words(
        code="rights-checklist",
        title=_("Gå igenom rättigheterna med personen"),
        say=_("Öppna checklistan. Varje rad blir klar, avböjd eller inte aktuell."),
        why=_("Rättigheterna gäller nu. Den som inte känner till dem kan inte använda dem."),
    )
    step = counted(
        "rights-review",
        opened_on,
        watch="rights-checklist",
        words=words,
        worker=rows.worker,
    )
    return [Watched(step, rows.track.rights_left == 0)]


def _return(rows: TrackRows, home: VoluntaryReturn) -> list[Watched]:
    return [*_before_the_journey(rows, home), *_after_the_journey(rows, home)]


def _before_the_journey(rows: TrackRows, home: VoluntaryReturn) -> list[Watched]:
    found = []
    if home.consent_on is not None:
        words = Words(
            code="voluntary-return",
            title=_("Anmäl till återvändandeprogrammet"),
            say=_("Regionkoordinatorn och programmet avgör tillsammans."),
            why=_("Personen har sagt ja till att få hjälp hem."),
        )
        step = counted(
            "return-refer",
            home.consent_on,
            watch="return-refer",
            words=words,
            worker=rows.worker,
        )
        found.append(Watched(step, home.referred_on is not None))
    if home.travel_on is not None:
        words = Words(
            code="voluntary-return",
            title=_("Hör efter att personen kom fram tryggt"),
            say=_("Fråga programmet och skriv ankomstdagen i spåret."),
            why=_("Resan är gjord. Ersättning och uppföljning räknas från ankomsten."),
        )
        step = counted(
            "return-arrived",
            home.travel_on,
            watch="return-arrived",
            words=words,
            worker=rows.worker,
        )
        found.append(Watched(step, home.arrived_on is not None))
    return found


def _after_the_journey(rows: TrackRows, home: VoluntaryReturn) -> list[Watched]:
    if home.arrived_on is None:
        return []
    follow = Words(
        code="follow-up-return",
        title=_("Följ upp hur det går efter hemkomsten"),
        say=_("Hör med programmet. Skriv dagen i spåret när det är gjort."),
        why=_("Den som har rest hem ska inte vara bortglömd."),
    )
    found = [
        Watched(
            counted(
                length,
                home.arrived_on,
                watch=length,
                words=follow,
                worker=rows.worker,
            ),
            done_on is not None,
        )
        for length, done_on in (
            ("return-follow-up-first", home.first_follow_up_on),
            ("return-follow-up-last", home.last_follow_up_on),
        )
    ]
    return [*found, _allowance(rows, home, home.arrived_on)]


def _allowance(rows: TrackRows, home: VoluntaryReturn, arrived_on: date) -> Watched:
    until = home.allowance_to_on or track_data.due("return-allowance", arrived_on)
    words = Words(
        code="watch-allowance",
        title=_("Ersättningen efter hemkomsten tar slut %(day)s")
        % {"day": date_format(until, "j F Y")},
        say=_("Hör med programmet vad personen lever av sedan."),
        why=_("Programmet ger ersättning bara en tid efter hemkomsten."),
    )
    step = counted(
        "return-allowance-reminder",
        until,
        watch="return-allowance",
        words=words,
        worker=rows.worker,
    )
    return Watched(step, is_answered=False)


def _planned(rows: TrackRows) -> list[Watched]:
    """Return what was agreed, with whose hands: the words are closed lists, never a note."""
    found = []
    for event in rows.planned:
        parts = [label("track_event", event.what), label("track_authority", event.authority)]
        of_conference = event.follows is not None and event.follows.is_conference
        words = Words(
            code="conference-action" if of_conference else "coordination-event",
            title=": ".join(dict.fromkeys(parts)),
            say=_("Ansvarig: %(who)s.") % {"who": label("track_function", event.responsible)}
            if event.responsible
            else "",
            why=_("Ni bestämde det på ett samråd.")
            if of_conference
            else _("Dagen är bestämd i spåret."),
            source=MANUAL,
        )
        step = on_the_day(
            event.on,
            watch=f"event-{event.pk}",
            words=words,
            worker=rows.worker,
        )
        found.append(Watched(step, event.done_on is not None))
    return found
