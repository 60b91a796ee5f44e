"""The steps of a handover, at the sender and at the receiver: nobody waits for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from finmaskig.guidance.rules import FULFILLED, HANDED_OVER, OFFER, Outcome
from finmaskig.guidance.services import DatedStep, keep_dated_steps, settle_dated_step
from finmaskig.handovers import rules
from finmaskig.handovers.queries.handovers import FROZEN_IN, subject_in, subject_out
from finmaskig.handovers.queries.papers import receipt_of
from finmaskig.pure.guidance.workdays import add_working_days
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.handovers.models import Handover

AWAIT, CAME_BACK, UNANSWERED_OUT, FINISH = "await", "came-back", "unanswered-out", "finish"
DID_NOT_COME = "did-not-come"
ANSWER, RECEIPT, MEETING, OUTCOME = "answer", "receipt", "meeting", "outcome"
UNANSWERED_IN, RIGHTS = "unanswered-in", "rights"
BY_HAND = (CAME_BACK, DID_NOT_COME, UNANSWERED_OUT, UNANSWERED_IN, FINISH, RIGHTS)
"""Steps that somebody ends on the step's own page; the others end when the thing is done."""

DAYS_TO_FINISH = 5
SOURCE = "29 kap. 1–4 §§ SoL; 8 § förvaltningslagen (2017:900)"


class DoItOnItsPage(DomainError):
    """The step ends when it is done on the handover's page, and not before."""


class StaysInUnit(DomainError):
    """A third unit has no part in a handover, and could not end the step."""


def hear_of_step(_handover_id: UUID, watch: str, result: str) -> None:
    """Refuse that somebody ends or reopens by hand what must be done on the handover's page."""
    if result == HANDED_OVER:
        raise StaysInUnit(
            gettext_lazy("Steget hör till överlämnandet. Lämna det till en kollega på er enhet.")
        )
    if watch not in BY_HAND:
        raise DoItOnItsPage(
            gettext_lazy("Öppna överlämnandet och gör det där. Då avslutas steget av sig självt.")
        )


def keep_watch(*, actor: Actor, row: Handover, at: datetime, done: Sequence[str] = ()) -> None:
    """Bring the steps on both sides in line with the state; ``done`` are those that were done."""
    on = local(at).date()
    with override(FROZEN_IN):
        sides = [(subject_out(row), _at_sender(row, on))]
        if row.receiver_kind == rules.UNIT:
            sides.append((subject_in(row), _at_receiver(row, on)))
        for subject, wanted in sides:
            for watch in done:
                settle_dated_step(
                    actor=actor, subject=subject, watch=watch, outcome=Outcome(FULFILLED), at=at
                )
            keep_dated_steps(actor=actor, subject=subject, wanted=wanted, at=at)


def _at_sender(row: Handover, on: date) -> list[DatedStep]:
    name = {"receiver": row.receiver_name}
    if row.is_waiting:
        return [_await(row, name)]
    if row.state in rules.RETURNED:
        unanswered = [_unanswered_out(row, name)] if row.state == rules.EXPIRED else []
        return [_came_back(row, name), *unanswered]
    if not row.is_taken:
        return []
    on_paper = [*_outcome_of_paper(row, name), *_did_not_come(row, name)]
    return [*_to_finish(row, on), *(on_paper if row.is_on_paper else [])]


def _await(row: Handover, name: dict[str, str]) -> DatedStep:
    return DatedStep(
        watch=AWAIT,
        code="await-handover",
        title=_("Väntar på svar från %(receiver)s") % name,
        say=_("Ring och påminn om svaret dröjer. Ni har ansvaret tills de har svarat ja."),
        why=_("Den som lämnas över ska inte falla mellan två enheter."),
        source=SOURCE,
        due_on=local(row.answer_by).date(),
        for_user=row.sent_by_id,
    )


def _came_back(row: Handover, name: dict[str, str]) -> DatedStep:
    no_answer = row.state == rules.EXPIRED
    return DatedStep(
        watch=CAME_BACK,
        code="handover-came-back",
        title=_("Bestäm vad som händer nu"),
        say=_("Föreslå någon annan, eller fortsätt själva. Berätta för personen."),
        why=(
            _("%(receiver)s svarade inte i tid. Ni har ansvaret.") % name
            if no_answer
            else _("%(receiver)s tog inte emot. Ni har ansvaret.") % name
        ),
        source=SOURCE,
        due_on=local(row.closed_at or row.answer_by).date(),
        for_user=row.sent_by_id,
    )


def _unanswered_out(row: Handover, name: dict[str, str]) -> DatedStep:
    return DatedStep(
        watch=UNANSWERED_OUT,
        code="handover-unanswered",
        title=_("%(receiver)s svarade inte på ett överlämnande") % name,
        say=_("Ring chefen där. Ta reda på vad som hände, så att nästa kommer fram."),
        why=_("Ingen svarade i tid. Cheferna på båda enheterna får veta det."),
        source=SOURCE,
        due_on=local(row.closed_at or row.answer_by).date(),
        for_lead=True,
    )


def _to_finish(row: Handover, on: date) -> list[DatedStep]:
    """Ask the sender to end its own contact, when something in it had to be done first."""
    if row.afterwards != rules.TO_CLOSE or row.case is None or not row.case.is_open:
        return []
    answered = local(row.answered_at).date() if row.answered_at else on
    return [
        DatedStep(
            watch=FINISH,
            code="finish-handover",
            level=OFFER,
            title=_("Gör klart och avsluta kontakten"),
            say=_("Överlämnandet är mottaget, men något måste göras hos er först."),
            why=_("Det som lagen kräver av er följer inte med ett överlämnande."),
            source="14 kap. 3 § SoL",
            due_on=add_working_days(answered, DAYS_TO_FINISH),
            for_user=row.sent_by_id,
        )
    ]


def _outcome_of_paper(row: Handover, name: dict[str, str]) -> list[DatedStep]:
    if row.outcome_by is None or not row.is_open:
        return []
    return [
        DatedStep(
            watch=OUTCOME,
            code="handover-outcome",
            level=OFFER,
            title=_("Hör efter hur det gick hos %(receiver)s") % name,
            say=_("Fråga bara om personen kom och får hjälp. Inget mer."),
            why=_("Mottagaren finns inte i Finmaskig. Någon måste fråga."),
            source=SOURCE,
            due_on=row.outcome_by,
            for_user=row.sent_by_id,
        )
    ]


def _did_not_come(row: Handover, name: dict[str, str]) -> list[DatedStep]:
    """Ask the sender to reach out when the receiver says so with the code on its paper."""
    receipt = receipt_of(row) if row.is_open else None
    if receipt is None or receipt.answered_at is None or not receipt.did_not_come:
        return []
    return [
        DatedStep(
            watch=DID_NOT_COME,
            code="handover-outcome",
            title=_("Personen kom inte till %(receiver)s") % name,
            say=_("Ring dem och kom överens om vem som hör av sig. Fråga hur det gick."),
            why=_("De har svarat så med koden på papperet. Ingen ska falla mellan er."),
            source=SOURCE,
            due_on=add_working_days(local(receipt.answered_at).date(), 1),
            for_user=row.sent_by_id,
        )
    ]


def _at_receiver(row: Handover, on: date) -> list[DatedStep]:
    name = {"sender": row.sender_unit.name}
    if row.is_waiting:
        return [_answer(row, name)]
    if row.state == rules.EXPIRED:
        return [_unanswered_in(row, name)]
    wanted = []
    if row.state == rules.ACCEPTED:
        wanted.append(_receipt(row, name, on))
    if row.state in {rules.ACCEPTED, rules.RECEIPTED}:
        wanted.append(_meeting(row))
    if row.state == rules.MET:
        wanted.append(_outcome(row))
    return [*wanted, *_rights(row, on)]


def _answer(row: Handover, name: dict[str, str]) -> DatedStep:
    return DatedStep(
        watch=ANSWER,
        code="answer-handover",
        title=_("Svara på ett överlämnande från %(sender)s") % name,
        say=_("Se vad det gäller. Ta emot, eller säg nej med ett skäl så att de kan gå vidare."),
        why=_("De har ansvaret tills ni svarar. Personen väntar."),
        source=SOURCE,
        due_on=local(row.answer_by).date(),
    )


def _unanswered_in(row: Handover, name: dict[str, str]) -> DatedStep:
    return DatedStep(
        watch=UNANSWERED_IN,
        code="handover-unanswered",
        title=_("Ni svarade inte i tid till %(sender)s") % name,
        say=_("Ring dem. Hör om ni kan hjälpa, och se över vem som svarar hos er."),
        why=_("Överlämnandet gick tillbaka. Cheferna på båda enheterna får veta det."),
        source=SOURCE,
        due_on=local(row.closed_at or row.answer_by).date(),
        for_lead=True,
    )


def _receipt(row: Handover, name: dict[str, str], on: date) -> DatedStep:
    return DatedStep(
        watch=RECEIPT,
        code="answer-handover",
        title=_("Läs det som följde med och kvittera"),
        say=_("Läs allt innan ni tar kontakt. Ring %(sender)s om något är oklart.") % name,
        why=_("Avsändaren ska veta att det har kommit fram."),
        source=SOURCE,
        due_on=add_working_days(local(row.answered_at).date() if row.answered_at else on, 1),
        for_user=row.answered_by_id,
    )


def _meeting(row: Handover) -> DatedStep:
    return DatedStep(
        watch=MEETING,
        code="first-meeting",
        title=_("Möt personen första gången"),
        say=_("Ta kontakt på det sätt som är tryggt. Anteckna dagen på överlämnandet."),
        why=_("Ett överlämnande är klart först när ni har träffats."),
        source=SOURCE,
        due_on=row.meet_by,
        for_user=row.answered_by_id,
    )


def _outcome(row: Handover) -> DatedStep:
    return DatedStep(
        watch=OUTCOME,
        code="handover-outcome",
        title=_("Anteckna hur överlämnandet gick"),
        say=_("Ett svar räcker. Avsändaren får veta det, och inget mer."),
        why=_("Den som lämnade över ska få veta om det blev av."),
        source=SOURCE,
        due_on=row.outcome_by,
        for_user=row.answered_by_id,
    )


def _rights(row: Handover, on: date) -> list[DatedStep]:
    """Ask for the checklist of rights where trafficking is suspected and no track holds it."""
    received = row.received_case
    if row.matter != rules.TRAFFICKING or received is None or received.is_coordination:
        return []
    answered = local(row.answered_at).date() if row.answered_at else on
    return [
        DatedStep(
            watch=RIGHTS,
            code="rights-checklist",
            title=_("Gå igenom rättigheterna med personen"),
            say=_("Betänketid, skyddat boende, biträde, tolk, vård. Öppna ett samordningsspår."),
            why=_("Nämnden som tar över ansvarar för att den utsatta får sina rättigheter."),
            source="5 kap. 15 § UtlL; 11 kap. 1 § SoL",
            due_on=add_working_days(answered, DAYS_TO_FINISH),
            for_user=row.answered_by_id,
        )
    ]
