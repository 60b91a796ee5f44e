"""The public side as its own process serves it, with the shipped directory."""

import pytest

from finmaskig.organisations.queries import shipped_directory


@pytest.fixture(autouse=True)
def public_site(settings, monkeypatch):
    settings.ROOT_URLCONF = "finmaskig.config.urls_public"
    settings.MIDDLEWARE = settings.PUBLIC_MIDDLEWARE
    settings.LEAVE_URL = "https://www.1177.se/"
    monkeypatch.setattr("finmaskig.public.queries.directory", shipped_directory)
