"""Invented support contacts: some new, some old, one of each kind and way of documenting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid5

from finmaskig.cases.models import Case
from finmaskig.cases.queries.situation import mark_of
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services import answers, cases, decisions, net, recognition, situation, talks
from finmaskig.cases.services.watching import RIGHT_TO_APPLY
from finmaskig.cases.values import Closing, NewCase, NewDecision, NewTalk, Reach, Situation, Told
from finmaskig.config.demo.month import KAST, MIKA, SPACE
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.shared.clock import STOCKHOLM, now, pretend, today

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.config.demo.staff import Staff

HALF_A_YEAR = timedelta(days=200)
"""Every invented contact began after the decisions."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """One invented contact: who has it, since how long, and what was talked about."""

    slug: str
    alias: str
    days_ago: int
    new: NewCase
    every: int = 14
    texts: tuple[str, ...] = ()
    told: Told | None = None
    situation: Situation | None = None
    next_in: int | None = 5
    closing: Closing | None = None
    talk: NewTalk = field(default_factory=lambda: NewTalk(held_on=today(), form="here", minutes=45))


STORIES = (
    Story(
        slug="sara",
        alias="Stilla björk 48",
        days_ago=97,
        new=NewCase(
            mode="B",
            kind="own",
            way_in="outreach",
            reach=Reach(
                ways=("unit_phone", "comes"),
                days=("tue", "thu"),
                hours=("afternoon",),
                text="Svarar någon annan: säg att du har ringt fel.",
            ),
        ),
        texts=(
            "Ville mest prata om sömnen. Tyckte att det var skönt att slippa säga sitt namn.",
            "Har tänkt på att söka eget boende. Vi ringer tillsammans nästa gång.",
            "Ringde bostadsförmedlingen härifrån. Hon sa: det gick ju.",
            "Pratade om vem hon kan ringa när det blir mörkt. Skrev en lista på tre.",
            "Har varit på Mika hälsa. Kände sig väl bemött.",
        ),
        situation=Situation(
            kind="own",
            age_band="25+",
            sex="woman",
            residence="0180",
            problems=("compensated_sex",),
            compensations=("money",),
            reasons=("debt",),
            need_areas=("housing", "money", "mental_health"),
            strengths=("network", "motivation"),
            protective_factors=("care",),
            risk_factors=("economy", "isolation"),
            sought_help="not_asked",
            sought_help_at=("health_care",),
            children="no",
            needs_text="Jag vill ha en dörr som går att låsa. Sen kan jag tänka på resten.",
        ),
        next_in=1,
    ),
    Story(
        slug="sara",
        alias="Ljus hamn 31",
        days_ago=40,
        new=NewCase(mode="A", kind="own", way_in="phone", reach=Reach(ways=("unit_phone",))),
        told=Told(needs=("housing",), concerns=("crime_victim",)),
        next_in=0,
    ),
    Story(
        slug="amir",
        alias="Turkos fyr 62",
        days_ago=20,
        new=NewCase(mode="A", kind="relative", way_in="web", reach=Reach(ways=("comes",))),
        next_in=None,
    ),
    Story(
        slug="amir",
        alias="Mossig klippa 19",
        days_ago=60,
        new=NewCase(
            mode="C",
            kind="own",
            way_in="social_services",
            external_reference="SN 2026/0417",
            reach=Reach(ways=("with_worker",)),
        ),
        texts=("Följde med till handläggaren. Nästa möte är bokat.",),
        next_in=9,
    ),
    Story(
        slug="amir",
        alias="Sollyst äng 74",
        days_ago=180,
        new=NewCase(mode="B", kind="own", way_in="word_of_mouth"),
        every=30,
        texts=("Har fått arbete.", "Vi tackar varandra för den här tiden."),
        closing=Closing(reason="goal_reached", outcome="stopped"),
    ),
    Story(
        slug="jonas",
        alias="Tyst kaj 25",
        days_ago=34,
        new=NewCase(
            mode="B", kind="buyer", way_in="card", reach=Reach(ways=("comes",), hours=("evening",))
        ),
        texts=(
            "Lättad över att få säga det högt. Sover dåligt. Ville inte lämna namn.",
            "Har berättat för sin bror.",
        ),
        situation=Situation(
            kind="buyer",
            age_band="25+",
            sex="man",
            problems=("buying", "pornography"),
            treatment_areas=("internet", "compulsion"),
            strengths=("network", "work"),
            needs_text="Jag vill kunna se min familj i ögonen.",
            returning="no",
        ),
        next_in=3,
    ),
    Story(
        slug="jonas",
        alias="Klar tjärn 80",
        days_ago=12,
        new=NewCase(mode="A", kind="relative", form="couple", way_in="web"),
        next_in=4,
    ),
    Story(
        slug="linnea",
        alias="Varm källa 57",
        days_ago=25,
        new=NewCase(mode="A", kind="own", way_in="health_care", reach=Reach(ways=("comes",))),
        next_in=2,
    ),
)


def write_support(staff: Staff) -> None:
    """Register the boards' decisions and write the contacts, unless it has been done."""
    if Case.objects.exists():
        return
    _decide(staff, "karin", MIKA, "Stödsamtal och praktiskt stöd")
    _decide(staff, "petra", KAST, "Samtal för den som köper sex")
    for story in STORIES:
        _write(staff, story)


def _decide(staff: Staff, slug: str, unit: str, service: str) -> None:
    new = NewDecision(
        unit_id=staff.unit(unit).pk,
        decided_on=today() - HALF_A_YEAR,
        reference_number="SN 2025/0311",
        service=service,
        special_reasons="Den som söker stöd skulle annars inte våga komma.",
        valid_from=today() - HALF_A_YEAR,
        valid_to=today() + timedelta(days=300),
    )
    with pretend(_at(today() - HALF_A_YEAR)):
        decisions.register_decision(actor=staff.actor(slug), new=new)


def _write(staff: Staff, story: Story) -> None:
    actor = staff.actor(story.slug)
    first = today() - timedelta(days=story.days_ago)
    plain = vars(story.new) | {"alias": story.alias, "id": uuid5(SPACE, story.alias)}
    with pretend(_at(first)):
        case = cases.open_case(actor=actor, new=NewCase(**plain))
        case = answers.mark_informed(actor=actor, case=case)
        _tell_right_to_apply(actor, case)
        if story.situation:
            case = situation.change_situation(
                actor=actor, case=case, situation=story.situation, mark=mark_of(case)
            )
    _talk(actor, story, case, first)
    if story.told:
        net.tell_what_was_told(actor=actor, case=case, told=story.told)
    if story.alias == STORIES[0].alias:
        own = {"tree": "rönn", "bike": "röd", "song": "blinka lilla"}
        recognition.set_code(actor=actor, case=case, answers=own)


def _tell_right_to_apply(actor: Actor, case: Case) -> None:
    """Do at once what each support without a test begins with."""
    settle_dated_step(
        actor=actor,
        subject=dated_subject_of(case),
        watch=RIGHT_TO_APPLY,
        outcome=Outcome(FULFILLED),
        at=now(),
    )


def _talk(actor: Actor, story: Story, case: Case, first: date) -> None:
    """Hold the talks, each on its own day; the last one agrees on the next, or ends it all."""
    days = [
        first + timedelta(days=story.every * n) for n in range(story.days_ago // story.every + 1)
    ]
    for number, day in enumerate(days):
        last = number == len(days) - 1
        ahead = None if story.next_in is None else today() + timedelta(days=story.next_in)
        new = NewTalk(
            held_on=day,
            minutes=story.talk.minutes,
            form=story.talk.form,
            help_given=("support_talk",) if number % 2 else ("advice", "motivational"),
            text=story.texts[number] if number < len(story.texts) else "",
            next_talk_on=ahead if last else day + timedelta(days=story.every),
        )
        with pretend(_at(day, 15)):
            talks.log_talk(actor=actor, case=case, new=new)
    if story.closing:
        with pretend(_at(days[-1], 16)):
            cases.close_case(actor=actor, case=case, closing=story.closing)


def _at(day: date, hour: int = 13) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=STOCKHOLM)
