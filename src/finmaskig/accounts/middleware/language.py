"""The language of the pages: the user's own choice, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


class LanguageMiddleware:
    """Speak the user's language for the length of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Speak that language until the answer is written."""
        user = request.user
        asked = translation.get_language_from_request(request)
        language = user.language if user.is_authenticated else asked
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return self.get_response(request)
