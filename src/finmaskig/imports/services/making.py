"""From checked values to what the domains' services are given."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from finmaskig.cases.values import PastCase
from finmaskig.imports.rules.shifts import company
from finmaskig.outreach.values import EncounterContent, PastEncounter, PastShift, normalised
from finmaskig.shared.clock import STOCKHOLM

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.imports.rules.rows import Values

NOON: Final = time(12)
AN_HOUR: Final = timedelta(hours=1)
"""When a shift was, where the file does not say: an hour from noon, on the right day."""


def shift_of(values: Values, shift_id: UUID, *, of: str = "") -> PastShift:
    """Return a shift from its own row, or from that of a meeting, whose columns begin with `of`."""
    return PastShift(
        id=shift_id,
        kind=_text(values, f"{of}kind"),
        started_at=_began(values, f"{of}start"),
        ended_at=_ended(values, f"{of}start", f"{of}end"),
        arenas=_codes(values, "arenas"),
        partners=company(values),
        nobody_met=_noted(values, "nobody_met"),
    )


def made_shift(values: Values, shift_id: UUID) -> PastShift:
    """Return a shift that is made for meetings, from the first of their rows."""
    return shift_of(values, shift_id, of="shift_")


def encounter_of(values: Values, shift_id: UUID) -> PastEncounter:
    """Return a meeting from its row."""
    at = values.get("clock")
    met_on = _day(values, "day")
    return PastEncounter(
        shift_id=shift_id,
        met_on=met_on,
        met_at=_moment(met_on, at) if isinstance(at, time) else None,
        content=content_of(values),
    )


def content_of(values: Values) -> EncounterContent:
    """Return what a row says of whom was met."""
    text, codes, noted = partial(_text, values), partial(_codes, values), partial(_noted, values)
    age = values.get("age")
    band = age if isinstance(age, str) else ""
    return EncounterContent(
        kind=text("kind"),
        age=age if isinstance(age, int) else None,
        age_band="unknown" if band == "may_be_child" else band,
        may_be_child={"may_be_child": True, "unknown": False}.get(band),
        sex=text("sex"),
        residence=text("residence"),
        trafficking=text("trafficking"),
        offered=codes("offered"),
        answer=text("answer"),
        could_not_reason=text("could_not_reason"),
        talked=noted("talked"),
        protection=text("protection"),
        follow_up=noted("follow_up"),
        sugar_dating=noted("sugar_dating"),
        self_harm=noted("self_harm"),
        signs=codes("signs"),
        exploitation=codes("exploitation"),
        children=text("children"),
        language=text("language"),
        interpreter=text("interpreter"),
        health_material=noted("health_material"),
        card_given=noted("card_given"),
        needs=codes("needs"),
        concerns=codes("concerns"),
        arena=text("arena"),
    )


def loses(values: Values) -> bool:
    """Tell whether a buyer's row says more than a count may hold."""
    if values.get("kind") != "buyer":
        return False
    content = content_of(values)
    return normalised(content) != content


def case_of(values: Values) -> PastCase:
    """Return an ended contact from its row."""
    return PastCase(
        mode=_text(values, "mode"),
        kind=_text(values, "kind"),
        form=_text(values, "form") or "individual",
        way_in=_text(values, "way_in"),
        opened_on=_day(values, "opened"),
        closed_on=_day(values, "closed"),
        reason=_text(values, "reason"),
        outcome=_text(values, "outcome"),
        age_band=_text(values, "age"),
        sex=_text(values, "sex"),
        residence=_text(values, "residence"),
    )


def _text(values: Values, code: str) -> str:
    return str(values.get(code, ""))


def _noted(values: Values, code: str) -> bool:
    return values.get(code) is True


def _codes(values: Values, code: str) -> tuple[str, ...]:
    found = values.get(code, ())
    assert isinstance(found, tuple)
    return found


def _day(values: Values, code: str) -> date:
    found = values[code]
    assert isinstance(found, date)
    return found


def _moment(on: date, at: time) -> datetime:
    """Return a moment in one time for all: a clock can go back, and skip an hour."""
    return datetime.combine(on, at, tzinfo=STOCKHOLM).astimezone(UTC)


def _clock(values: Values, code: str) -> time | None:
    at = values.get(code)
    return at if isinstance(at, time) else None


def _began(values: Values, start: str) -> datetime:
    return _moment(_day(values, "day"), _clock(values, start) or NOON)


def _ended(values: Values, start: str, end: str) -> datetime:
    """Return when a shift ended: after midnight where the clock says less than at its start."""
    on, from_clock, to_clock = _day(values, "day"), _clock(values, start), _clock(values, end)
    began = _began(values, start)
    if to_clock is None:
        return began + AN_HOUR
    ended = _moment(on + timedelta(days=int(to_clock < (from_clock or NOON))), to_clock)
    return ended if ended > began else began + AN_HOUR
