"""The directory is public to all who are signed in; its keepers change it. People: by reach."""

from __future__ import annotations

from functools import partial

from tests.refusals.table import ADMINISTRATORS, ALL, FEW, Row, at

PublicRow = partial(Row, seats=FEW)
KEEPERS = at(everywhere="coordinator administrator")
HOST = at(home="coordinator administrator")
REACH = at(own="lead", home="administrator")
HOME_ADMINISTRATORS = at(home="administrator")
OTHER_ADMINISTRATORS = ADMINISTRATORS - HOME_ADMINISTRATORS
UnitRow = partial(Row, may=HOME_ADMINISTRATORS, cannot=OTHER_ADMINISTRATORS)
LEAD = at(own="lead")
LOOK_AFTER = at(everywhere="lead administrator")

CONTACT = {"phone": "08-000 00 98", "consult_function": "Enhetschefen"}
HOURS = {f"day_{day}": "8.00–16.30" for day in range(5)} | {"valid_from": "2026-07-01"}
WORD = {"label": "Nytt ord", "valid_from": "2026-07-01"}
ARENA = {"label": "Nytt ställe", "group": "street", "valid_from": "2026-07-01"}
LAST_DAY = {"last_day": "2026-12-31"}
REASON = {"reason": "Tappad telefon, har visat tjänstekort."}


def _unit_of(world, seat):
    return {"unit": str(world.units[seat.place].pk), "role": "analyst"}


def _somebody(world, seat):
    return _unit_of(world, seat) | {"email": "ny@example.org", "name": "Nils"}


def _agreement(_world, seat):
    place = "0580" if seat.place == "away" else "0187"
    return {"municipality": place, "kind": "other", "valid_from": "2026-07-01"}


def _own_place(world, seat):
    return {"membership": str(world.actors[seat].membership_id)}


DIRECTORY = (
    Row("organisations:workplace_choose", post=_own_place),
    PublicRow("organisations:unit_list"),
    PublicRow("organisations:unit_detail", "unit"),
    UnitRow("organisations:unit_change", "unit", post=CONTACT),
    UnitRow("organisations:unit_hours_change", "unit", post=HOURS),
    PublicRow("organisations:service_list"),
    PublicRow("organisations:county_list", get=302),
    PublicRow("organisations:county", "county"),
    PublicRow("organisations:agreement_list"),
    Row("organisations:agreement_add", may=KEEPERS, rest=403, post=_agreement),
    PublicRow("organisations:agreement_detail", "agreement"),
    Row("organisations:agreement_end", "agreement", may=HOST, cannot=ALL - HOST, post=LAST_DAY),
)
WORDS = (
    Row("organisations:word_list", may=ADMINISTRATORS),
    Row("organisations:word_change", "word", may=ADMINISTRATORS, post=WORD),
    Row("organisations:arena_list", may=ADMINISTRATORS),
    Row("organisations:arena_add", may=ADMINISTRATORS, post=ARENA),
    Row("organisations:arena_end", "arena", may=ADMINISTRATORS, post=LAST_DAY),
    Row(
        "organisations:arena_note",
        "arena",
        may=ADMINISTRATORS,
        post={"coverage_note": "Räknar inte bilar."},
    ),
)
PEOPLE = (
    Row("people:person_list", may=LOOK_AFTER, sees=HOME_ADMINISTRATORS),
    Row("people:person_add", may=ADMINISTRATORS, post=_somebody, done=200),
    Row("people:person_detail", "person", may=REACH, sees=REACH),
    Row(
        "people:place_add",
        "person",
        may=HOME_ADMINISTRATORS,
        cannot=LEAD,
        get=0,
        post=_unit_of,
    ),
    Row("people:place_end", "place", may=HOME_ADMINISTRATORS, cannot=LEAD, get=0, post={}),
    Row(
        "people:link_renew",
        "person",
        may=HOME_ADMINISTRATORS,
        cannot=LEAD,
        get=0,
        post={},
        done=200,
    ),
    Row("people:person_close", "person", may=HOME_ADMINISTRATORS, cannot=LEAD, get=0, post={}),
    Row(
        "people:person_reopen",
        "shut",
        may=HOME_ADMINISTRATORS,
        cannot=LEAD,
        get=0,
        post={},
        done=200,
    ),
    Row("people:reset_request", "person", may=REACH, get=0, post=REASON),
    Row(
        "people:reset_approve",
        "reset",
        may=HOME_ADMINISTRATORS,
        cannot=LEAD,
        get=0,
        post={},
        done=200,
    ),
    Row("people:reset_decline", "reset", may=HOME_ADMINISTRATORS, cannot=LEAD, get=0, post={}),
)
ROWS = (*DIRECTORY, *WORDS, *PEOPLE)
