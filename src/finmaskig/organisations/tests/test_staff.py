"""Who works where: choices for other domains, and memberships."""

from datetime import date

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations import queries, services
from finmaskig.organisations.models import Unit
from finmaskig.organisations.services.memberships import UnitIsNotHere
from finmaskig.organisations.tests.factories import make_membership, make_unit

TODAY = date(2026, 6, 15)
WORKERS = ("worker", "lead")


def test_the_staff_of_a_board_holds_the_roles_asked_for(unit):
    worker, lead = make_membership(unit), make_membership(unit, "lead")
    make_membership(unit, "auditor")
    make_membership(make_unit("elsewhere"))
    found = queries.staff_of(unit.board_id, on=TODAY, roles=WORKERS)
    assert {member.user_id for member in found} == {worker.user_id, lead.user_id}


def test_a_membership_is_added_and_ended_with_a_log(unit):
    boss = make_membership(unit, "administrator")
    actor = queries.actor_of(boss)
    new = services.NewMembership(unit=unit, role="worker", valid_from=date(2026, 1, 1))
    membership = services.add_membership(actor=actor, user=boss.user, new=new)
    services.end_membership(actor=actor, membership=membership, last_day=TODAY)
    assert membership.valid_to == TODAY
    events = AccessEntry.objects.values_list("event", flat=True)
    assert {"organisations.membership_added", "organisations.membership_ended"} <= set(events)


def test_nobody_works_in_a_unit_that_only_stands_in_the_directory(mika):
    member = make_membership(mika)
    new = services.NewMembership(unit=Unit.objects.get(code="mika-halsa"), role="worker")
    with pytest.raises(UnitIsNotHere):
        services.add_membership(actor=queries.actor_of(member), user=member.user, new=new)
