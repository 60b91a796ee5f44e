"""Gallring: what is due, what waits for whom, what has gone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.organisations.access import board_of
from finmaskig.retention import access
from finmaskig.retention.queries import rows
from finmaskig.retention.queries.list_pages import open_lists
from finmaskig.retention.queries.nights import missed_since
from finmaskig.retention.queries.pages import rule_lines
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def start(request: StaffRequest) -> HttpResponse:
    """Show what waits for this person first, then all of it."""
    actor, on = access.reader(request.actor), today()
    lines, lists = rule_lines(actor, on), open_lists(actor)
    proofs = access.proofs_to_read(actor)
    values = {
        "preview": access.preview_to_read(actor, on),
        "lists": lists,
        "has_own_list": any(line.is_own for line in lists),
        "holds": access.holds_to_read(actor, on),
        "rules": lines,
        "is_decided": any(line.is_decided for line in lines),
        "decisions": rows.decisions_of(board_of(actor)),
        "may_decide": access.may_decide(actor),
        "proofs": [list(group) for _list, group in groupby(proofs, key=lambda one: one.list_id)],
        "missed": missed_since(now()),
        "on": on,
    }
    return render(request, "retention/start.html", values)
