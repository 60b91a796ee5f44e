"""Each test of the log has its own key ring and its own anchor."""

import pytest

from finmaskig.accounts.access_log.tests.act_as import ActAs
from finmaskig.accounts.tests.factories import log_in, make_user


@pytest.fixture(autouse=True)
def own_keys_and_anchor(_own_state, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    settings.ANCHOR_FILE = tmp_path / "outside" / "access-log.anchors"


@pytest.fixture
def act_as(client, settings, monkeypatch, db):
    """Log in, and return a function that chooses in which role the next requests are made."""
    chosen = "finmaskig.organisations.middleware.ActorMiddleware"
    stand_in = f"{ActAs.__module__}.{ActAs.__qualname__}"
    settings.MIDDLEWARE = [stand_in if m == chosen else m for m in settings.MIDDLEWARE]
    log_in(client, make_user())
    return lambda actor: monkeypatch.setattr(ActAs, "actor", actor)
