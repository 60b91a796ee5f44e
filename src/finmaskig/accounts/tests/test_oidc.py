"""The organisation's own login: opens invited accounts, and counts a factor shown there."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount

from finmaskig.accounts.adapters import SocialAccountAdapter
from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import make_user
from finmaskig.accounts.tests.test_login import give_app

pytestmark = pytest.mark.django_db

SERVER = "https://idp.example"
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
CHOOSE = "/accounts/factors/"


class Answer:
    """What the stub of the organisation's login answers."""

    def __init__(self, content: dict[str, object]) -> None:
        self.content = content
        self.status_code = 200
        self.headers = {"content-type": "application/json"}

    def json(self) -> dict[str, object]:
        return self.content

    def raise_for_status(self) -> None:
        """Nothing went wrong."""


class Stub:
    """The organisation's login."""

    def __init__(self, claims: dict[str, object]) -> None:
        now = int(time.time())
        base = {"iss": SERVER, "aud": "finmaskig", "exp": now + 60, "iat": now, "sub": "u-1"}
        self.token = jwt.encode(base | claims, "0" * 32, algorithm="HS256")
        self.claims = {"sub": "u-1"} | claims

    def __enter__(self) -> Stub:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing to close."""

    def get(self, url: str, **_options: object) -> Answer:
        if "well-known" not in url:
            return Answer(self.claims)
        names = ("authorization", "token", "userinfo")
        ends = {f"{name}_endpoint": f"{SERVER}/{name}" for name in names}
        return Answer(ends | {"issuer": SERVER, "jwks_uri": f"{SERVER}/keys"})

    def request(self, _method: str, _url: str, **_options: object) -> Answer:
        return Answer({"access_token": "a", "token_type": "Bearer", "id_token": self.token})


@pytest.fixture
def enter(client, settings, monkeypatch):
    """Return a function that logs in with what the organisation says of a person."""
    settings.ROOT_URLCONF = "finmaskig.accounts.tests.oidc_urls"
    settings.FINMASKIG_OIDC_SERVER_URL = SERVER
    app = {"provider_id": "organisation", "name": "kommunen", "client_id": "finmaskig"}
    app |= {"secret": "s", "settings": {"server_url": SERVER}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    def with_claims(**claims: object):
        monkeypatch.setattr(SocialAccountAdapter, "get_requests_session", lambda _s: Stub(claims))
        begun = client.get("/accounts/oidc/organisation/login/?next=/accounts/")
        state = parse_qs(urlsplit(begun.url).query)["state"][0]
        return client.get(f"/accounts/oidc/organisation/back/?code=c&state={state}")

    return with_claims


@pytest.fixture
def user() -> User:
    return make_user(email="sara@example.org")


def known(email: str = "sara@example.org", **more: object) -> dict[str, object]:
    return {"email": email, "email_verified": True} | more


def test_the_login_page_offers_the_organisations_login(client, enter):
    enter(**known())
    page = client.get("/accounts/login/?next=/accounts/").content.decode()
    assert "/accounts/oidc/organisation/login/?next=/accounts/" in page


@pytest.mark.parametrize("factor", [{"acr": LOA3}, {"amr": ["pwd", "mfa"]}, {"amr": "mfa"}])
def test_a_second_factor_shown_there_counts_here(client, enter, user, factor):
    assert enter(**known(), **factor).url == "/accounts/"
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize("factor", [{}, {"acr": "loa1"}, {"amr": ["pwd"]}])
def test_without_one_a_factor_is_asked_for_here(client, enter, user, factor):
    enter(**known(), **factor)
    assert client.get("/accounts/").url == CHOOSE


def test_who_has_a_factor_here_and_showed_none_there_shows_it_here(enter, user):
    give_app(user)
    assert enter(**known()).url == "/accounts/login/factor/"


def test_nobody_gets_an_account_that_way(enter, user):
    page = enter(**known("okand@example.org", acr=LOA3)).content.decode()
    assert "inte inbjuden" in page
    assert User.objects.count() == 1


def test_an_address_that_nobody_vouches_for_opens_nothing(enter, user, settings):
    claims = {"email": user.email, "acr": LOA3}
    assert "inte inbjuden" in enter(**claims, email_verified=False).content.decode()
    assert "inte inbjuden" in enter(**claims).content.decode()
    settings.FINMASKIG_OIDC_EMAILS_VERIFIED = True
    assert enter(**claims).url == "/accounts/"


def test_the_second_time_the_id_there_is_enough_and_no_claims_are_kept(client, enter, user):
    enter(**known(personal_number="hemligt"))
    client.post("/accounts/logout/")
    assert enter(acr=LOA3).url == "/accounts/"
    assert client.get("/accounts/").status_code == 200
    assert SocialAccount.objects.get().extra_data == {}


def test_an_interrupted_login_says_so(client, enter):
    enter(**known())
    assert "avbröt" in client.get("/accounts/oidc/cancelled/").content.decode()
    assert client.get("/accounts/oidc/annan/login/").status_code == 404


def test_an_answer_that_was_not_asked_for_says_so(client, enter):
    enter(**known())
    response = client.get("/accounts/oidc/organisation/back/?code=c&state=falsk")
    assert "svarade inte som den skulle" in response.content.decode()
