"""The words of the program, as an administrator changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.organisations import access, queries, services
from finmaskig.organisations.forms import WordForm
from finmaskig.organisations.wording import list_name
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest

FIRST_LIST = "term"


@require_GET
def word_list(request: StaffRequest) -> HttpResponse:
    """Show one list of words with its history."""
    access.administrator_only(request.actor)
    shown = request.GET.get("list", FIRST_LIST)
    lists = [(name, list_name(name)) for name in queries.word_lists() if name != "arena"]
    context = {
        "lists": sorted(lists, key=lambda entry: entry[1]),
        "shown": shown,
        "name": list_name(shown),
        "words": queries.words_of(shown),
    }
    return render(request, "organisations/word_list.html", context)


@require_http_methods(["GET", "POST"])
def word_change(request: StaffRequest, word_id: UUID) -> HttpResponse:
    """Let a code be called something else from a day."""
    word = access.word_to_change(request.actor, word_id)
    initial = {"label": word.label, "label_en": word.label_en, "valid_from": today()}
    form = WordForm(request.POST or None, initial=initial)
    if not form.is_valid():
        context = {"word": word, "name": list_name(word.list), "form": form}
        return render(request, "organisations/word_change.html", context)
    services.change_word(actor=request.actor, word=word, new=services.NewWord(**form.cleaned_data))
    messages.success(request, _("Ordet är ändrat. Koden och alla siffror är desamma."))
    return redirect(f"{reverse('organisations:word_list')}?list={word.list}")
