"""Seal the log after the response has been sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.accounts.access_log import sealer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class SealMiddleware:
    """Ask the sealer when the server closes the response; it decides whether it is time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response
        sealer.seal_at_exit()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through and wait for its end."""
        response = self.get_response(request)
        # The list is what HttpResponse.close() walks through; Django has no public name for it.
        vars(response)["_resource_closers"].append(sealer.seal_after_response)
        return response
