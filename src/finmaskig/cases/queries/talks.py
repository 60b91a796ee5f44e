"""Reads of talks: a page of the history, opened in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from finmaskig.cases.models import Talk
from finmaskig.organisations.queries import label
from finmaskig.ui.wording import day_text

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box

PAGE_SIZE = 20


@dataclass(frozen=True)
class TalkRow:
    """One talk of the history, in words."""

    id: UUID
    day: str
    meta: str
    help: str
    text: str
    is_own: bool


def talks_of(case: Case, number: str) -> Page[Talk]:
    """Return a page of a contact's talks, the newest first."""
    rows = Talk.objects.filter(case=case).select_related("author")
    paginator = Paginator(rows, PAGE_SIZE)
    paginator.count = case.talk_count  # kept beside the contact, so that nobody counts rows
    return paginator.get_page(number)


def every_talk(case: Case) -> list[Talk]:
    """Return all of a contact's talks, the newest first."""
    return list(Talk.objects.filter(case=case))


def talk_by_id(talk_id: UUID) -> Talk | None:
    """Return one talk."""
    return Talk.objects.filter(pk=talk_id).select_related("case", "author").first()


def has_talked(case: Case, actor: Actor) -> bool:
    """Tell whether somebody has had a talk with the person of a contact."""
    return Talk.objects.filter(case=case, author_id=actor.user_id, came=True).exists()


def talk_rows(page: Page[Talk], box: Box, actor: Actor, on: date) -> list[TalkRow]:
    """Write talks in words, with their texts."""
    return [
        TalkRow(
            id=talk.pk,
            day=day_text(talk.held_on, on),
            meta=meta_of(talk),
            help=help_of(talk),
            text=box.text(talk, "text"),
            is_own=talk.author_id == actor.user_id,
        )
        for talk in page.object_list
    ]


def meta_of(talk: Talk) -> str:
    """Write how a talk was held and who logged it: besök hos oss · 45 minuter · Sara."""
    return " · ".join(word for word in (meta_without_name(talk), talk.author.name) if word)


def meta_without_name(talk: Talk) -> str:
    """Write how a talk was held: besök hos oss · 45 minuter."""
    said = [
        "" if talk.came else _("kom inte"),
        label("talk_form", talk.form, talk.held_on).lower() if talk.form else "",
        _("%(n)s minuter") % {"n": talk.minutes} if talk.minutes else "",
        label("interpreter", talk.interpreter, talk.held_on).lower() if talk.interpreter else "",
    ]
    return " · ".join(word for word in said if word)


def help_of(talk: Talk) -> str:
    """Write the help that was given."""
    return ", ".join(label("help_given", code, talk.held_on).lower() for code in talk.help_given)
