"""One of every thing that an address can name, made in the own unit and marked."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.hashers import make_password
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from finmaskig.accounts import services as accounts
from finmaskig.accounts.access_log.macs import sign_entry, sign_segment
from finmaskig.accounts.models import AccessEntry, AccessSegment, User
from finmaskig.accounts.tests.factories import PASSWORD, make_user
from finmaskig.guidance import services as steps
from finmaskig.guidance.rules import Outcome as StepOutcome
from finmaskig.guidance.rules import Report
from finmaskig.guidance.tests.factories import make_step
from finmaskig.organisations import services as organisations
from finmaskig.organisations.models import Arena, Membership, Word
from finmaskig.outreach.models import HeldPacket
from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services import campaigns, handing_over, safety
from finmaskig.outreach.services import shifts as shift_services
from finmaskig.outreach.tests.factories import ADULT, closed, met, planned, running, user_of
from finmaskig.outreach.values import Closing, NewCampaign, NewIncident
from finmaskig.shared.clock import now, today
from tests.refusals import (
    rows_papers,
    things_cases,
    things_grounds,
    things_handovers,
    things_imports,
    things_plan,
    things_reports,
    things_retention,
    things_track,
)
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World

REVIEWED_MONTH = "2026-05"
OLD_MONTH, PROPOSED_MONTH, CONFIRMED_MONTH = "2019-05", "2019-06", "2019-07"
GROUND = "Solrosen ängar"


def make_shifts(world: World) -> None:
    """Plan, start and close shifts in a marked place."""
    worker, colleague = world.actor("worker"), world.colleague
    shift = running(worker, colleague, area=GROUND)
    alone = running(colleague, area=GROUND)
    over = running(worker, colleague, area=GROUND)
    shift_services.close_shift(
        actor=worker, shift=over, closing=Closing(nobody_met=True, debrief="lead")
    )
    world.things |= {
        "planned": planned(worker, colleague, area=GROUND).pk,
        "running": shift.pk,
        "alone": alone.pk,
        "over": over.pk,
    }
    _make_meetings(world, shift)


def _make_meetings(world: World, shift) -> None:
    worker = world.actor("worker")
    meeting, twin = met(worker, shift, ADULT), met(worker, shift, ADULT)
    incident = safety.report_incident(
        actor=worker, shift=shift, new=NewIncident("threat", f"Hot vid {MARK}.")
    )
    handover = handing_over.hand_over_shift(
        actor=worker,
        shift=closed(running(worker, world.colleague, area=GROUND), worker),
        to_user_id=world.actor("lead").user_id,
        note=f"{MARK}: lugnt.",
    )
    world.things |= {
        "meeting": meeting.pk,
        "version": meeting.version,
        "twin": twin.pk,
        "advice": steps_of_meeting(subject_of(meeting))[0].pk,
        "incident": incident.pk,
        "handover": handover.pk,
    }


def make_campaign(world: World) -> None:
    """Start a campaign with a marked name."""
    new = NewCampaign("card", f"{MARK} på kort", "KORT26", today())
    campaign = campaigns.start_campaign(actor=world.actor("worker"), new=new)
    world.things["campaign"] = campaign.pk


def make_held(world: World) -> None:
    """Let a meeting wait for the worker's decision."""
    author, at = world.actor("worker"), now()
    fields = [["kind", "exposed"], ["age_band", "25+"]]
    held = HeldPacket.objects.create(
        encounter_id=world["twin"],
        digest="0" * 64,
        sender_id=author.user_id,
        author_id=author.user_id,
        unit_id=author.unit_id,
        shift_id=world["over"],
        reason="shift_closed",
        detail=f"{MARK}: passet var avslutat.",
        content={"form": "1", "met_at": at.isoformat(), "fields": fields},
        received_at=at,
        device_at=at,
    )
    world.things["held"] = held.pk


def make_steps(world: World) -> None:
    """Open steps with a marked context; one is done and one was a report of concern."""
    worker, context = world.actor("worker"), f"Mött vid {MARK}"
    done, sent = make_step(worker, context=context), _report_step(world, context)
    steps.close_step(step=done, outcome=StepOutcome("yes", f"Vid {MARK}."), actor=worker)
    report = Report(now() - timedelta(hours=1), "Socialnämnden")
    steps.close_step(step=sent, outcome=StepOutcome("fulfilled", report=report), actor=worker)
    world.things |= {
        "step": make_step(worker, context=context).pk,
        "done": done.pk,
        "sent": sent.pk,
    }


def _report_step(world: World, context: str):
    return make_step(
        world.actor("worker"),
        code="report-concern",
        level="must",
        title="Gör en orosanmälan",
        context=context,
    )


def make_adoptions(world: World) -> None:
    """Let both municipalities use a rule set."""
    for place, code in (("own", "0180"), ("away", "0581")):
        steps.adopt_rule_set(
            municipality=code,
            ruleset="stockholm",
            on=date(2026, 1, 1),
            actor=world.actor("administrator", place),
        )


def make_directory(world: World) -> None:
    """Add an agreement of the own board; units, words and arenas ship."""
    new = organisations.NewAgreement(kind="other", municipality="0182", valid_from=date(2026, 1, 1))
    agreement = organisations.add_agreement(actor=world.actor("coordinator"), new=new)
    latest = Word.objects.filter(list="term", valid_to=None).order_by("code").first()
    world.things |= {
        "unit": world.units["own"].pk,
        "agreement": agreement.pk,
        "word": latest.pk,
        "arena": Arena.objects.get(code="street").pk,
        "county": "01",
        "language": "en",
        "door": 1,
        "demo person": "sara",
        "provider": "organisation",
    }


def make_people(world: World) -> None:
    """Let people with a marked address work in the own unit."""
    person, shut, lost, leaving = (_new_person(world, number) for number in range(4))
    administrator, lead = world.actor("administrator"), world.actor("lead")
    accounts.close_user(user=shut, actor=administrator)
    reset = accounts.request_factor_reset(user=lost, reason=f"Tappad vid {MARK}", actor=lead)
    world.things |= {
        "person": person.pk,
        "shut": shut.pk,
        "reset": reset.pk,
        "place": Membership.objects.get(user=leaving).pk,
        "token": accounts.invite(user=make_user(), actor=administrator),
    }


def _new_person(world: World, number: int) -> User:
    user = make_user(email=f"{MARK}.{number}@example.org", name=f"Kollega {number}")
    Membership.objects.create(
        user=user, unit=world.units["own"], role="worker", valid_from=date(2021, 1, 1)
    )
    return user


def make_factors(world: World) -> None:
    """Give everybody a password and an app, and the worker two passkeys to lose one of."""
    User.objects.filter(pk__in=[a.user_id for a in world.actors.values()]).update(
        password=make_password(PASSWORD)
    )
    world.things["secret"] = generate_totp_secret()
    for actor in world.actors.values():
        TOTP.activate(user_of(actor), world["secret"])
    passkeys = [_passkey(user_of(world.actor("worker")), number) for number in range(2)]
    world.things["passkey"] = passkeys[0].pk


def _passkey(user: User, number: int) -> Authenticator:
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, bytes([number]) * 16, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(bytes(32), flags, 0, credential)
    client = CollectedClientData.create("webauthn.create", b"0" * 32, "http://testserver")
    answer = AuthenticatorAttestationResponse(
        client_data=client, attestation_object=AttestationObject.create("none", seen, {})
    )
    made = RegistrationResponse(raw_id=credential.credential_id, response=answer)
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": f"{MARK} {number}", "credential": json.loads(json.dumps(dict(made)))},
    )


def make_log(world: World) -> None:
    """Log looks with a marked reason: last month, and in three months of long ago."""
    months = (REVIEWED_MONTH, OLD_MONTH, PROPOSED_MONTH, CONFIRMED_MONTH)
    entries = {month: _logged(world, datetime.fromisoformat(f"{month}-10")) for month in months}
    _logged(world, now() + timedelta(hours=1))  # the newest, so that it stands on the first page
    _segment(world, PROPOSED_MONTH, "proposed")
    _segment(world, CONFIRMED_MONTH, "confirmed")
    world.things |= {
        "entry": entries[REVIEWED_MONTH].pk,
        "reviewed month": REVIEWED_MONTH,
        "old month": OLD_MONTH,
        "proposed month": PROPOSED_MONTH,
        "confirmed month": CONFIRMED_MONTH,
    }


def _logged(world: World, at: datetime) -> AccessEntry:
    actor = world.actor("worker")
    entry = AccessEntry(
        at=at.replace(tzinfo=UTC),
        user_id=actor.user_id,
        user_name=actor.name,
        unit_id=actor.unit_id,
        unit_name=actor.unit_name,
        role=actor.role,
        side=actor.side,
        board_id=actor.board_id,
        event="outreach.encounter_seen",
        subject="encounter",
        reason=f"Vid {MARK}",
    )
    sign_entry(entry)
    entry.save(force_insert=True)
    return entry


def _segment(world: World, month: str, state: str) -> None:
    first, second = world.actor("administrator"), world.actor("administrator", "same")
    segment = AccessSegment(
        month=month,
        state=state,
        proposed_by=first.user_id,
        proposed_by_name=first.name,
        proposed_at=now(),
    )
    if state == "confirmed":
        segment.confirmed_by, segment.confirmed_at = second.user_id, now()
    sign_segment(segment)
    segment.save(force_insert=True)


MAKERS = (
    make_shifts,
    make_campaign,
    make_held,
    make_steps,
    make_adoptions,
    make_directory,
    make_people,
    make_factors,
    make_log,
    *rows_papers.MAKERS,
    *things_cases.MAKERS,
    *things_grounds.MAKERS,
    *things_plan.MAKERS,
    *things_track.MAKERS,
    *things_handovers.MAKERS,
    *things_reports.MAKERS,
    *things_imports.MAKERS,
    *things_retention.MAKERS,
)
