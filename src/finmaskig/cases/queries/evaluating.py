"""The file that leaves a unit for an evaluation."""

from __future__ import annotations

import csv
import io
from secrets import SystemRandom
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Kind, Occasion
from finmaskig.cases.evaluation import FEWEST, Export, cell, month, safe_rows
from finmaskig.cases.queries.measures import unit_answers
from finmaskig.cases.questions import question_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.evaluation import Answered, Group

FILE_NAME = "svar-till-utvardering.csv"


def groups_of(side: str) -> list[Group]:
    """Return every group of persons that a unit on a side may have asked."""
    return [
        (kind, one.code, occasion)
        for one in question_sets()
        for kind in one.kinds
        if kind in rules.KINDS_OF_SIDE[side]
        for occasion in rules.OCCASIONS
    ]


def unit_export(actor: Actor) -> Export:
    """Return what may leave the actor's unit."""
    return safe_rows(unit_answers(actor), groups_of(actor.side), SystemRandom())


def evaluation_file(export: Export) -> HttpResponse:
    """Write the file, with its note about what may be missing as the last rows."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in file_rows(export))
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    headers |= {"Cache-Control": "no-store"}
    content = written.getvalue().encode("utf-8-sig")
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def file_rows(export: Export) -> Iterator[list[object]]:
    """Yield the rows of the file: head, answers, and which kinds of row may be missing."""
    codes = list(dict.fromkeys(q.code for one in question_sets() for q in one.questions))
    yield [_("vem"), _("frågor"), _("när"), _("månad"), *codes]
    for row in export.rows:
        yield _row(row, codes)
    yield []
    yield [_note()]
    for kind, questions, occasion in export.missing:
        yield [str(Kind(kind).label), questions, str(Occasion(occasion).label)]


def _row(row: Answered, codes: list[str]) -> list[object]:
    head = [str(Kind(row.kind).label), row.question_set, str(Occasion(row.occasion).label)]
    return [*head, month(row.asked_on), *(row.answers.get(code, "") for code in codes)]


def _note() -> str:
    return _(
        "Grupper med färre än %(fewest)s personer är utelämnade. Rader kan saknas av de här slagen:"
    ) % {"fewest": FEWEST}
