"""One row of the access log, with every id it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from finmaskig.accounts.access_log import access

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_safe
def log_entry(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Show the row."""
    line = access.entry_to_read(request.actor, entry_id)
    return render(request, "accounts/log_entry.html", {"line": line})
