"""The contact's own dates, kept as steps, so that no open contact is ever without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.cases import rules
from finmaskig.cases.queries.cases import cases_without_steps
from finmaskig.cases.queries.linking import open_linkings
from finmaskig.cases.queries.plan import review_day
from finmaskig.cases.queries.subjects import DATED_KIND, FROZEN_IN, dated_subject_of
from finmaskig.cases.services.track.watching import watch_track
from finmaskig.guidance.rules import CODE_OF_LINK, OFFER
from finmaskig.guidance.services import DatedStep, keep_dated_steps
from finmaskig.pure.guidance.workdays import add_working_days
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case

NEXT_TALK = "next-talk"
QUIET = "quiet-contact"
CALL_AGAIN = "call-again"
RIGHT_TO_APPLY = "tell-right-to-apply"
REVIEW_PLAN = "review-plan"
LINKING = "linking-"


def link_watch(linking_id: UUID | str) -> str:
    """Name the day on which somebody asks how a linking went."""
    return f"{LINKING}{linking_id}"


def watch_of(name: str, case: Case) -> str:
    """Name a date between two talks, so that the same day can be agreed again after a talk."""
    return f"{name}-{case.talk_count}"


def _next_talk(case: Case, _on: date) -> list[DatedStep]:
    """Ask for the talk that was agreed, or for a word when all is silent: one of them always."""
    if case.next_talk_on is not None:
        return [
            DatedStep(
                watch=watch_of(NEXT_TALK, case),
                code="next-talk",
                title=_("Nästa samtal"),
                say=_("Logga samtalet när det är klart, eller att personen inte kom."),
                why=_("Ni har bestämt en dag. Ingen ska behöva vänta förgäves."),
                source="14 kap. 4 § SoL",
                due_on=case.next_talk_on,
                for_user=case.worker_id,
            )
        ]
    return [
        DatedStep(
            watch=watch_of(QUIET, case),
            code="quiet-contact",
            title=_("Hör efter om kontakten fortsätter"),
            say=_("Hör av dig på det sätt som är tryggt, eller avsluta kontakten."),
            why=_("Ingen dag är bestämd. Den som tystnar ska inte glömmas bort."),
            source="5 kap. 2 § SoL",
            due_on=rules.quiet_on(max(case.last_heard_on, case.quiet_from)),
            for_user=case.worker_id,
        )
    ]


def _call_again(case: Case, _on: date) -> list[DatedStep]:
    """Ask to be in touch when the person has said that we may."""
    if case.contact_again_on is None:
        return []
    return [
        DatedStep(
            watch=CALL_AGAIN,
            code="call-again",
            title=_("Hör av dig igen"),
            say=_("”Hej, du sa att jag fick höra av mig. Hur har du det?”"),
            why=_("Personen tackade nej den gången och ville bli tillfrågad igen."),
            source="6 kap. 3 § SoL",
            due_on=case.contact_again_on,
            for_user=case.worker_id,
        )
    ]


def _right_to_apply(case: Case, _on: date) -> list[DatedStep]:
    """Tell of the right to apply for tested support: a duty of each support without a test."""
    if not case.is_support:
        return []
    return [
        DatedStep(
            watch=RIGHT_TO_APPLY,
            code="tell-right-to-apply",
            title=_("Berätta om rätten att söka bistånd"),
            say=_("”Du kan också söka stöd som prövas och som du kan överklaga. Jag följer med.”"),
            why=_("Den som får stöd utan behovsprövning ska få veta att det går att ansöka."),
            source="11 kap. 6 § SoL",
            due_on=case.mode_from,
            for_user=case.worker_id,
        )
    ]


def _review_plan(case: Case, _on: date) -> list[DatedStep]:
    """Ask to go through the plan together on the day that was agreed."""
    due_on = review_day(case) if case.is_support else None
    if due_on is None:
        return []
    return [
        DatedStep(
            watch=REVIEW_PLAN,
            code="review-plan",
            title=_("Gå igenom planen tillsammans"),
            say=_("”Vad har blivit av? Vad vill du ändra?” Välj sedan nästa dag."),
            why=_("Ni bestämde dagen när ni skrev planen."),
            source="5 kap. 2 § SoL",
            due_on=due_on,
            for_user=case.worker_id,
        )
    ]


def _links(case: Case, _on: date) -> list[DatedStep]:
    """Ask how it went, five working days after somebody was linked onwards."""
    return [
        DatedStep(
            watch=link_watch(row.pk),
            code=CODE_OF_LINK,
            level=OFFER,
            title=_("Hur gick det hos %(place)s?") % {"place": row.unit.name},
            say=_("”Kom du dit? Blev det som du hade tänkt dig?”"),
            why=_("Den som länkas vidare ska inte tappas bort på vägen."),
            source="7 kap. 1–3 §§ SoL",
            due_on=add_working_days(row.linked_on, rules.WORKING_DAYS_TO_LINK),
            for_user=case.worker_id,
        )
        for row in open_linkings(case)
    ]


WATCHERS: tuple[Callable[[Case, date], list[DatedStep]], ...] = (
    _next_talk,
    _call_again,
    _right_to_apply,
    _review_plan,
    _links,
    watch_track,
)
"""Each gives the steps that one kind of date calls for."""


@transaction.atomic
def keep_watch(*, actor: Actor, case: Case, at: datetime) -> None:
    """Bring the steps of an open contact in line with its dates; a closed one has none."""
    with override(FROZEN_IN):
        on = local(at).date()
        wanted = [step for watch in WATCHERS for step in watch(case, on)] if case.is_open else []
        keep_dated_steps(actor=actor, subject=dated_subject_of(case), wanted=wanted, at=at)


@transaction.atomic
def watch_all(*, actor: Actor, at: datetime) -> int:
    """Give each open contact without an open step a new day to be asked about; return how many.

    It happens when somebody has ended the last step by hand: the contact is still open, and so is
    the net below it.
    """
    lost = cases_without_steps()
    for case in lost:
        case.quiet_from = local(at).date()
        case.save(update_fields=["quiet_from"])
        keep_watch(actor=actor, case=case, at=at)
    return len(lost)


__all__ = ["DATED_KIND", "NEXT_TALK", "QUIET", "WATCHERS", "keep_watch", "watch_all", "watch_of"]
