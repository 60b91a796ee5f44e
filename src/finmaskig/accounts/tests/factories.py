"""Users for tests, and a login that has shown its second factor."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

from allauth.account.internal.userkit import user_id_to_str

from finmaskig.accounts.models import User

if TYPE_CHECKING:
    from django.test import Client

PASSWORD = "fyra ord utan samband"
_numbers = count(1)


def make_user(
    *, email: str = "", name: str = "Sara", password: str | None = None, service_number: str = ""
) -> User:
    """Make a user; the e-mail address is a new one when none is given."""
    return User.objects.create_user(
        email=email or f"anvandare{next(_numbers)}@example.org",
        name=name,
        service_number=service_number or f"T{next(_numbers):04}",
        password=password,
    )


def log_in(client: Client, user: User, *, factor: bool = True) -> None:
    """Log a user in, by default as if she had shown her second factor."""
    client.force_login(user)
    session = client.session
    records = [{"method": "password", "at": time.time()}]
    if factor:
        records.append({"method": "mfa", "type": "totp", "id": 0, "at": time.time()})
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
