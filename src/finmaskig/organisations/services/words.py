"""Change the words a user sees. Codes, rows and figures stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.models import Revision, Word
from finmaskig.organisations.queries import forget_marks
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor


class WordIsNotTheLatest(DomainError):
    """The change would begin before the word it replaces, or the word was replaced already."""


@dataclass(frozen=True)
class NewWord:
    """A label and the first day it holds."""

    label: str
    label_en: str
    valid_from: date


@transaction.atomic
def change_word(*, actor: Actor, word: Word, new: NewWord) -> Word:
    """Let a code be called something else from a day."""
    current = Word.objects.select_for_update().get(pk=word.pk)
    _check(current, new.valid_from)
    if current.valid_from == new.valid_from:
        current.label, current.label_en = new.label, new.label_en
        changed = current
    else:
        current.valid_to = new.valid_from - timedelta(days=1)
        current.full_clean()
        current.save()
        changed = Word(
            list=current.list,
            code=current.code,
            label=new.label,
            label_en=new.label_en,
            position=current.position,
            valid_from=new.valid_from,
        )
    changed.full_clean()
    changed.save()
    Revision.renew(Revision.WORDS)
    transaction.on_commit(forget_marks)
    subject = f"{changed.list}:{changed.code}"
    log_access(actor=actor, event="organisations.word_changed", subject="word", ids=[subject])
    return changed


def _check(current: Word, begins: date) -> None:
    if current.valid_to is not None:
        raise WordIsNotTheLatest(_("Ordet har redan ersatts. Öppna det som gäller nu."))
    if current.valid_from is not None and begins < current.valid_from:
        raise WordIsNotTheLatest(
            _("Dagen ligger före den då ordet började gälla. Välj en senare dag.")
        )
