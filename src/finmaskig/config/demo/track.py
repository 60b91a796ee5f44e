"""Invented tracks of the two coordinators, each at another point of the manual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from finmaskig.cases.services.cases import open_case
from finmaskig.cases.services.track.events import keep_event
from finmaskig.cases.services.track.hours import log_hours
from finmaskig.cases.services.track.money import keep_claim, keep_cost
from finmaskig.cases.services.track.opening import change_basics, move_stages, open_track
from finmaskig.cases.services.track.places import keep_housing, keep_permit
from finmaskig.cases.services.track.returning import keep_return
from finmaskig.cases.services.track.rights import answer_right
from finmaskig.cases.track_rules import STAGES, quarter_of, quarters_with_costs
from finmaskig.cases.track_values import (
    Basics,
    NewClaim,
    NewCost,
    NewEvent,
    NewHours,
    NewHousing,
    NewPermit,
    NewReturn,
    NextStep,
    RightAnswer,
)
from finmaskig.cases.values import NewCase
from finmaskig.shared.clock import STOCKHOLM, pretend, today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Track
    from finmaskig.config.demo.staff import Staff

ADULTS, CHILDREN = "nadia", "tove"
WEEK = 7


def write_tracks(staff: Staff) -> None:
    """Write the coordinators' tracks and hours."""
    nadia = Story(staff.actor(ADULTS), today())
    tove = Story(staff.actor(CHILDREN), today())
    _just_found(nadia)
    _in_reflection(nadia)
    _on_the_way_home(nadia)
    _child_alone(tove)
    for story in (nadia, tove):
        _hours(story)


@dataclass(frozen=True)
class Story:
    """Who writes, and the day that everything is counted back from."""

    actor: Actor
    today: date

    def day(self, ago: int) -> date:
        """Return the day so many days ago."""
        return self.today - timedelta(days=ago)

    def at(self, ago: int) -> AbstractContextManager[None]:
        """Let the clock stand at ten in the morning, so many days ago."""
        return pretend(datetime.combine(self.day(ago), time(10), tzinfo=STOCKHOLM))


def _opened(story: Story, ago: int, *, reference: str, basics: Basics) -> Case:
    """Open a contact of mode D with its track, and say who answers."""
    with story.at(ago):
        new = NewCase(
            mode="D",
            kind="own",
            external_reference=reference,
            way_in="handover",
            next_talk_on=story.day(-WEEK),
        )
        case = open_case(actor=story.actor, new=new)
        track = open_track(actor=story.actor, case=case, queue=basics.queue)
        change_basics(actor=story.actor, case=case, new=basics, version=track.version)
    return case


def _happened(story: Story, case: Case, ago: int, what: str, authority: str, **more: str) -> None:
    """Write what happened one day with an authority."""
    stage = more.pop("stage", "acute")
    new = NewEvent(on=story.day(ago), stage=stage, authority=authority, what=what, **more)  # type: ignore[arg-type]
    with story.at(ago):
        keep_event(actor=story.actor, case=case, new=new)


def _moved(story: Story, case: Case, ago: int, **states: str) -> None:
    """Say how far the six steps had come."""
    track: Track = case.track
    track.refresh_from_db()
    with story.at(ago):
        move_stages(actor=story.actor, case=case, states=states, version=track.version)


def _just_found(story: Story) -> None:
    """Found in a raid five days ago; the board has applied, the answer is awaited."""
    basics = Basics(queue="adults", municipality="0180", board="district_board")
    case = _opened(story, 5, reference="SN 2026/0411", basics=basics)
    _happened(
        story,
        case,
        5,
        "contact",
        "social_board",
        stage="identification",
        responsible="social_emergency",
    )
    _moved(story, case, 5, identification="done", acute="running")
    with story.at(4):
        home = NewHousing(
            kind="trafficking_shelter",
            needed_on=story.day(5),
            from_on=story.day(4),
            responsible="shelter_staff",
        )
        keep_housing(actor=story.actor, case=case, new=home)
        asked = NewPermit(kind="reflection", applicant="social_board", applied_on=story.day(4))
        keep_permit(actor=story.actor, case=case, new=asked)
    with story.at(1):
        held = NewEvent(
            on=story.day(-2),
            stage="acute",
            authority="several",
            what="conference",
            is_planned=True,
            participants=("coordinator", "social_worker", "lead_investigator"),
        )
        keep_event(actor=story.actor, case=case, new=held)


def _in_reflection(story: Story) -> None:
    """A reflection period with eight days left, a conference held, rights half answered."""
    basics = Basics(queue="adults", municipality="0182", board="social_board")
    case = _opened(story, 33, reference="SN 2026/0307", basics=basics)
    _happened(story, case, 32, "consent", "iom", stage="identification")
    _happened(story, case, 30, "police_report", "police", reference_number="K 2026-5512")
    with story.at(31):
        home = NewHousing(
            kind="shelter",
            needed_on=story.day(33),
            from_on=story.day(31),
            responsible="shelter_staff",
        )
        keep_housing(actor=story.actor, case=case, new=home)
        cost = NewCost(
            ground="sol-11-1", decided_on=story.day(31), amount=68_400, from_on=story.day(31)
        )
        keep_cost(actor=story.actor, case=case, new=cost)
    with story.at(22):
        granted = NewPermit(
            kind="reflection",
            applicant="social_board",
            applied_on=story.day(29),
            outcome="granted",
            decided_on=story.day(22),
            from_on=story.day(22),
        )
        keep_permit(actor=story.actor, case=case, new=granted)
    _rights(story, case, 18, "health", "support", "interpreter", "information", "housing")
    _moved(story, case, 20, identification="done", acute="done", initial="running")
    _conference(story, case, 9)


def _conference(story: Story, case: Case, ago: int) -> None:
    actions = (
        NextStep(
            on=story.day(-1),
            what="counsel_asked",
            authority="prosecutor",
            responsible="lead_investigator",
        ),
        NextStep(
            on=story.day(-4),
            what="safety_plan",
            authority="police",
            responsible="social_worker",
            note="Gå igenom vägen till skolan och affären.",
        ),
    )
    new = NewEvent(
        on=story.day(ago),
        stage="initial",
        authority="several",
        what="conference",
        participants=("coordinator", "social_worker", "lead_investigator", "nurse"),
        note="Alla är överens om att hon ska få mer tid innan hon bestämmer sig.",
        next_steps=actions,
    )
    with story.at(ago):
        keep_event(actor=story.actor, case=case, new=new)


def _rights(story: Story, case: Case, ago: int, *codes: str) -> None:
    """Answer some rights of the checklist."""
    with story.at(ago):
        for item in case.track.rightsitems.filter(code__in=codes):
            answer = RightAnswer(state="done", on=story.day(ago))
            answer_right(actor=story.actor, case=case, item=item, new=answer, version=item.version)


def _on_the_way_home(story: Story) -> None:
    """A trial that is over, a year of costs, and a journey home in twelve days."""
    basics = Basics(queue="adults", municipality="0126", board="social_board")
    case = _opened(story, 400, reference="SN 2025/0188", basics=basics)
    _happened(story, case, 398, "police_report", "police", reference_number="K 2025-1170")
    with story.at(395):
        home = NewHousing(
            kind="shelter",
            needed_on=story.day(400),
            from_on=story.day(399),
            to_on=story.day(200),
            responsible="shelter_staff",
        )
        keep_housing(actor=story.actor, case=case, new=home)
    with story.at(200):
        after = NewHousing(kind="own", needed_on=story.day(210), from_on=story.day(200))
        keep_housing(actor=story.actor, case=case, new=after)
    _permits(story, case)
    _happened(story, case, 160, "prosecution", "prosecutor", stage="proceedings")
    _happened(
        story, case, 60, "judgment", "court", stage="proceedings", reference_number="B 2026-311"
    )
    _money(story, case)
    _moved(story, case, 55, **dict.fromkeys(STAGES[:-1], "done"), **{STAGES[-1]: "running"})
    with story.at(26):
        new = NewReturn(
            ground="victim",
            consent_on=story.day(30),
            referred_on=story.day(26),
            country="RO",
            travel_on=story.day(-12),
        )
        keep_return(actor=story.actor, case=case, new=new)


def _permits(story: Story, case: Case) -> None:
    with story.at(370):
        reflection = NewPermit(
            kind="reflection",
            applicant="social_board",
            applied_on=story.day(397),
            outcome="granted",
            decided_on=story.day(390),
            from_on=story.day(390),
        )
        keep_permit(actor=story.actor, case=case, new=reflection)
        permit = NewPermit(
            kind="proceedings",
            applicant="lead_investigator",
            applied_on=story.day(372),
            outcome="granted",
            decided_on=story.day(370),
            from_on=story.day(360),
            to_on=story.day(-24),
        )
        keep_permit(actor=story.actor, case=case, new=permit)
    codes = [item.code for item in case.track.rightsitems.all()]
    _rights(story, case, 360, *codes)


def _money(story: Story, case: Case) -> None:
    """Write a year of costs; old quarters are paid, one in part, the last is not applied for."""
    first, last = story.day(399), story.day(60)
    with story.at(50):
        cost = NewCost(
            ground="sol-12-1", decided_on=first, amount=214_000, from_on=first, to_on=last
        )
        keep_cost(actor=story.actor, case=case, new=cost)
    for quarter in quarters_with_costs([(first, last)], story.today)[:-1]:
        if quarter < quarter_of(story.day(120)):
            with story.at(45):
                keep_claim(actor=story.actor, case=case, new=_claim(story, quarter))


def _claim(story: Story, quarter: date) -> NewClaim:
    whole = quarter < quarter_of(story.day(220))
    return NewClaim(
        quarter_on=quarter,
        applied_on=story.day(100),
        amount=48_000,
        paid_on=story.day(45),
        paid_amount=48_000 if whole else 30_000,
    )


def _child_alone(story: Story) -> None:
    """A child without a guardian here: one is asked for, a family home is found."""
    basics = Basics(
        queue="children",
        municipality="0180",
        board="district_board",
        child_alone="yes",
        alone_known_on=story.day(9),
        guardian_asked_on=story.day(9),
    )
    case = _opened(story, 9, reference="SN 2026/0398", basics=basics)
    _happened(story, case, 9, "contact", "guardian_office")
    with story.at(9):
        home = NewHousing(
            kind="family_home",
            needed_on=story.day(9),
            from_on=story.day(9),
            responsible="social_worker",
        )
        keep_housing(actor=story.actor, case=case, new=home)
    _moved(story, case, 8, identification="done", acute="running")
    with story.at(3):
        interview = NewEvent(
            on=story.day(-3),
            stage="proceedings",
            authority="police",
            what="interview",
            is_planned=True,
            responsible="counsel",
        )
        keep_event(actor=story.actor, case=case, new=interview)


def _hours(story: Story) -> None:
    """Write down working time of the last three months."""
    for ago, category, minutes in _spent():
        with story.at(ago):
            new = NewHours(worked_on=story.day(ago), category=category, minutes=minutes)
            log_hours(actor=story.actor, new=new)


def _spent() -> Iterator[tuple[int, str, int]]:
    for week in range(12):
        yield week * WEEK + 1, "case", 240 + 30 * (week % 3)
        yield week * WEEK + 2, "cooperation", 120
        if week % 2:
            yield week * WEEK + 3, "method", 180
