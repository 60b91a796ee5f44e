"""The person's own extract leaves out nothing that is sealed under her record."""

from __future__ import annotations

import re

import pytest
from django.utils.html import escape

from finmaskig.cases.models import Case
from tests.refusals import rows_cases
from tests.refusals.stage import rolled_back
from tests.refusals.table import MARK, Seat
from tests.refusals.test_dump import FIELDS, kept

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
MARKED = re.compile(rf'[^"]*{MARK}[^"]*')
ROW = next(row for row in rows_cases.ROWS if row.name == "cases:case_extract")


def test_every_text_under_a_contacts_key_stands_in_the_extract(stage):
    missing, seen = set(), set()
    cases = set(Case.objects.values_list("pk", flat=True))
    for name, (holder, field) in FIELDS.items():
        for row, box in kept(holder, field):
            if box.record in cases:
                given = _extract(stage, box.record)
                texts = MARKED.findall(box.text(row, field))
                seen |= {name for text in texts if escape(text) in given}
                missing |= {(name, text) for text in texts if escape(text) not in given}
    assert missing == set()
    assert len(seen) >= 8


def _extract(stage, case):
    with rolled_back():
        url = stage.url(ROW).replace(str(stage.world[ROW.thing]), str(case))
        return stage.ask(Seat("own", "worker"), "post", url, data=ROW.post).text
