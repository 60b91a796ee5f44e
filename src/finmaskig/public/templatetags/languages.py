"""Links to the same page in the other languages."""

from typing import NamedTuple

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

register = template.Library()


class LanguageLink(NamedTuple):
    """One language, in its own name."""

    code: str
    label: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[LanguageLink]:
    """Return the languages that exist, with the address of this page in each."""
    request = context["request"]
    assert isinstance(request, HttpRequest)
    return [
        LanguageLink(
            code=code,
            label=get_language_info(code)["name_local"].capitalize(),
            url=translate_url(request.path, code),
            current=code == get_language(),
        )
        for code, _name in settings.LANGUAGES
    ]
