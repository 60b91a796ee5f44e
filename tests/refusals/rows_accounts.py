"""The way in, one's own login, and the access log."""

from __future__ import annotations

from functools import partial

from finmaskig.accounts.tests.factories import PASSWORD
from finmaskig.accounts.tests.test_login import code_for
from tests.refusals.table import ADMINISTRATORS, FEW, NOBODY, Open, Row, at

LEADS, AUDITORS = at(everywhere="lead"), at(everywhere="auditor")
READERS = LEADS | AUDITORS
SEE_OWN_UNIT = at(own="lead", home="auditor")
"""The lead of the unit and the auditors of its board; another board's auditor sees none of it."""
NEW = "fem andra ord utan mening"
PASSWORDS = {"password1": NEW, "password2": NEW}
SIGNED = {"outcome": "nothing", "note": ""}
PROPOSER = at(own="administrator")

CHANGED = PASSWORDS | {"oldpassword": PASSWORD}
OwnRow = partial(Row, seats=FEW)
HAS_PASSKEYS = at(own="worker")


def _code(world, _seat):
    return {"code": code_for(world["secret"])}


WAY_IN = (
    OwnRow("account_login", get=302, post={}, open=Open(post=200)),
    OwnRow("mfa_authenticate", get=302, post={}, open=Open(get=302, post=302)),
    OwnRow("mfa_login_webauthn", get=302, post={}, open=Open(get=302, post=302)),
    OwnRow("account_inactive", open=Open()),
    OwnRow("account_logout", post={}),
    OwnRow("account_reauthenticate", post={"password": PASSWORD}),
    OwnRow("mfa_reauthenticate", post=_code),
    OwnRow("mfa_reauthenticate_webauthn", may=HAS_PASSKEYS, rest=302, post={}),
    OwnRow("accounts:invitation_use", "token", post=PASSWORDS, open=Open(post=302), nothing=410),
)
OWN_LOGIN = (
    OwnRow("accounts:account", sees=HAS_PASSKEYS),
    OwnRow("mfa_index", sees=HAS_PASSKEYS),
    OwnRow("mfa_list_webauthn", sees=HAS_PASSKEYS),
    OwnRow("accounts:language_change", get=0, post={"language": "en"}),
    OwnRow("accounts:factor_choose", get=302),
    OwnRow("account_change_password", post=CHANGED),
    OwnRow("mfa_activate_totp", get=302, post={}),
    OwnRow("mfa_deactivate_totp", may=HAS_PASSKEYS, post={}, rest=409),
    OwnRow("mfa_add_webauthn", post={}, done=200),
    OwnRow("mfa_remove_webauthn", "passkey", may=HAS_PASSKEYS, sees=HAS_PASSKEYS, post={}),
    OwnRow("mfa_view_recovery_codes", may=NOBODY),
    OwnRow("mfa_generate_recovery_codes", post={}),
)
LOG = (
    Row("accounts:log_list", may=READERS, sees=SEE_OWN_UNIT),
    Row("accounts:log_entry", "entry", may=SEE_OWN_UNIT, sees=SEE_OWN_UNIT),
    Row("accounts:log_review_list", may=LEADS),
    Row("accounts:log_review_all", may=AUDITORS),
    Row(
        "accounts:log_review",
        "reviewed month",
        may=at(own="lead"),
        sees=at(own="lead"),
        post=SIGNED,
    ),
    Row("accounts:log_month_list", may=ADMINISTRATORS),
    Row("accounts:log_month_propose", "old month", may=ADMINISTRATORS, get=0, post={}),
    Row("accounts:log_month_decline", "proposed month", may=ADMINISTRATORS, get=0, post={}),
    Row(
        "accounts:log_month_confirm",
        "proposed month",
        may=ADMINISTRATORS - PROPOSER,
        cannot=PROPOSER,
        get=0,
        post={},
    ),
    Row("accounts:log_month_destroy", "confirmed month", may=ADMINISTRATORS, get=0, post={}),
)
ROWS = (*WAY_IN, *OWN_LOGIN, *LOG)

DEMO = (
    Row("demo:people", open=Open()),
    Row("demo:login_as", "demo person", post={}, open=Open(post=302)),
)
OWN_SERVER = (
    Row("socialaccount_login_cancelled", open=Open()),
    Row("openid_connect_login", "provider", open=Open(get=302)),
    Row("openid_connect_callback", "provider", open=Open(get=401)),
)
