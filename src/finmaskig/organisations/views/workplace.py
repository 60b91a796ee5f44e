"""Where a person with several memberships works now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.organisations import access, queries, services
from finmaskig.organisations.forms import WorkplaceForm
from finmaskig.organisations.middleware import SESSION_KEY
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def workplace_choose(request: StaffRequest) -> HttpResponse:
    """Choose among one's memberships; the choice is logged."""
    memberships = queries.memberships_of(request.user.pk, today())
    form = WorkplaceForm(request.POST or None)
    if not form.is_valid():
        context = {
            "memberships": memberships,
            "chosen": request.actor.membership_id,
            "next": request.GET.get("next", ""),
        }
        return render(request, "organisations/workplace_choose.html", context)
    membership = access.membership_to_choose(request.user, form.cleaned_data["membership"])
    services.choose_membership(membership=membership)
    request.session[SESSION_KEY] = str(membership.pk)
    messages.success(request, _("Du arbetar nu i %(unit)s.") % {"unit": membership.unit.name})
    return redirect(_safe(form.cleaned_data["next"], request))


def _safe(address: str, request: StaffRequest) -> str:
    """Return an address of our own to go on to."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else "/"
