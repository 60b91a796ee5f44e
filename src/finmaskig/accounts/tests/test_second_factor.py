"""Which sessions rest on a second factor, and the middleware that the demo does without."""

from __future__ import annotations

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from finmaskig.accounts.middleware import SecondFactorMiddleware


def test_the_demo_has_no_factor_to_ask_for(settings):
    settings.DEMO = True
    with pytest.raises(MiddlewareNotUsed):
        SecondFactorMiddleware(lambda _request: HttpResponse())
