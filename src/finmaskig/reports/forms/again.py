"""A form that comes back whole: with what was typed, and with what has changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import QueryDict

if TYPE_CHECKING:
    from django import forms
    from django.core.exceptions import ValidationError


def show_problems(form: forms.Form, error: ValidationError) -> None:
    """Show what a service refused at the fields it named; what the form lacks, above them all."""
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)


def ask_again(form: forms.Form, sentence: str, **hidden: object) -> None:
    """Keep what was typed, say what has changed, and let the hidden fields hold what is so now."""
    sent = form.data
    assert isinstance(sent, QueryDict)
    sent = sent.copy()
    for name, value in hidden.items():
        sent[name] = str(value)
    form.data = sent
    form.add_error(None, sentence)
