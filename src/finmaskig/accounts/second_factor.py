"""Does this session rest on a second factor? Also counts the enrolment itself as one."""

from __future__ import annotations

import time
from collections.abc import Iterable

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest

from finmaskig.accounts.models import User
from finmaskig.accounts.queries import main_factors

OIDC = "oidc"
FIRST_ENROLMENT_SECONDS = 300
"""How long after the login the first factor can be added without the password once more."""


def has_factor(request: HttpRequest) -> bool:
    """Tell whether a second factor was shown, or added, in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def logged_in_just_now(request: HttpRequest) -> bool:
    """Tell whether the first factor was shown within the last five minutes."""
    records = get_authentication_records(request, request.user)
    latest = max((float(record["at"]) for record in records), default=0.0)
    return time.time() - latest < FIRST_ENROLMENT_SECONDS


def record_added(request: HttpRequest, user: User, before: Iterable[int]) -> bool:
    """Count factors that were added in this request as shown; tell whether there were any."""
    known = set(before)
    added = {pk: kind for pk, kind in main_factors(user).items() if pk not in known}
    for pk, kind in added.items():
        record_authentication(request, user, "mfa", id=pk, type=kind, reauthenticated=True)
    return bool(added)


def record_oidc(request: HttpRequest, user: User) -> None:
    """Count the second factor that the organisation's own login has shown."""
    record_authentication(request, user, "mfa", type=OIDC)
