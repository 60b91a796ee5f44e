"""The phone in the field: shell, service worker, rules to take along, and what it sends."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from finmaskig.outreach import access, sealed, sent
from finmaskig.outreach.forms.encounter import EncounterForm
from finmaskig.outreach.queries.field import packet_choices, phone_table, shell_choices
from finmaskig.outreach.services import packets as services
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from django.http import HttpRequest

    from finmaskig.accounts.requests import StaffRequest

WORKER = Path(__file__).parents[2] / "ui/static/ui/js/field/worker.js"
FILES = (
    *(f"css/{name}.css" for name in ("tokens", "tokens-dark", "base", "layout")),
    *(f"css/{name}.css" for name in ("components", "forms", "reading", "print")),
    *(
        f"fonts/atkinson-hyperlegible-next-{part}-wght-normal.woff2"
        for part in ("latin", "latin-ext")
    ),
    *(f"js/field/{name}.js" for name in ("shell", "online", "form", "meeting", "facts", "seal")),
    *(f"js/field/{name}.js" for name in ("store", "copy", "sender", "status", "policy", "forget")),
    *(f"js/field/{name}.js" for name in ("advice_view", "on_call")),
    "js/advice.js",
    "icons.svg",
    "mark.svg",
)
OFFLINE_PAGE = "ui/errors/offline.html"


@login_not_required
@require_GET
def field(request: HttpRequest) -> HttpResponse:
    """Give the shell that the service worker keeps; there is no data in it."""
    form = EncounterForm(choices=shell_choices(today()))
    return render(request, "outreach/field.html", {"form": form})


@login_not_required
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- the same for all
    """Give the service worker, told which files there are now."""
    code = WORKER.read_text(encoding="utf-8")
    values = {
        "FILES": [static(f"ui/{name}") for name in FILES],
        "SHELL": reverse("outreach:field"),
        "TABLE": reverse("outreach:field_table"),
        "OFFLINE": static(OFFLINE_PAGE),
    }
    version = hashlib.sha256((code + json.dumps(values)).encode()).hexdigest()[:16]
    lines = [
        f"const {name} = {json.dumps(v)};" for name, v in ({"VERSION": version} | values).items()
    ]
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse("\n".join([*lines, code]), content_type="text/javascript", headers=headers)


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- the same for all
    """Say how the shift pages are installed on a phone; the name gives nothing away."""
    icon = {"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    values = {
        "name": "Finmaskig",
        "short_name": "Finmaskig",
        "lang": "sv",
        "start_url": reverse("outreach:shift_list"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf9f4",
        "theme_color": "#0a3835",
        "icons": [icon],
    }
    return JsonResponse(values, content_type="application/manifest+json")


@require_GET
def field_table(request: StaffRequest) -> HttpResponse:
    """Give the rules and the list of who is on duty, for a phone to take along."""
    actor = access.field_worker(request.actor)
    return JsonResponse(phone_table(actor.municipality, today()))


@require_GET
def field_token(request: StaffRequest) -> HttpResponse:
    """Say who is logged in, what time it is, and which key to seal to."""
    actor = access.field_worker(request.actor)
    values = {
        "user": str(actor.user_id),
        "csrf": get_token(request),
        "now": now().isoformat(),
        "server": asdict(sealed.server_key()),
    }
    return JsonResponse(values)


@require_POST
def packet_add(request: StaffRequest) -> HttpResponse:
    """Take care of one packet from a phone's outbox: saved, known already, or held."""
    actor = access.field_worker(request.actor)
    try:
        packet = sealed.read_packet(request.body)
        content = sealed.open_packet(packet)
        if packet.kind == "tick":
            tapped = sent.sent_tick(packet.id, content)
            return _answer(services.receive_tick(actor=actor, sent=tapped))
        met = sent.sent_encounter(packet.id, content)
    except sealed.Unreadable:
        message = _("Finmaskig kunde inte läsa det telefonen skickade. Det finns kvar i telefonen.")
        return JsonResponse({"state": "unreadable", "message": message}, status=400)
    form = EncounterForm(query_of(met.fields), choices=packet_choices(today()))
    problem = " ".join(str(text) for texts in form.errors.values() for text in texts)
    found = None if problem else form.content
    return _answer(
        services.receive_encounter(actor=actor, sent=met, content=found, problem=problem)
    )


def query_of(fields: tuple[tuple[str, str], ...]) -> QueryDict:
    """Return fields as a form reads them."""
    query = QueryDict(mutable=True)
    for name, value in fields:
        query.appendlist(name, value)
    return query


def _answer(received: services.Received) -> JsonResponse:
    values = {"state": received.state}
    if received.shift_id is not None:
        values["url"] = reverse("outreach:encounter_advice", args=[received.encounter_id])
    return JsonResponse(values)
