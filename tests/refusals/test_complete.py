"""No URL without a row, no row without a URL; what is open without login is open on purpose."""

from __future__ import annotations

import pytest

from tests.refusals import trees
from tests.refusals.rows import DEMO, OWN_SERVER, PUBLIC, STAFF


def names(rows):
    return {row.name for row in rows}


@pytest.mark.parametrize(
    ("urlconf", "rows"), [(trees.STAFF, STAFF), (trees.PUBLIC, PUBLIC)], ids=["staff", "public"]
)
def test_every_url_has_a_row_and_every_row_a_url(urlconf, rows):
    assert trees.views(urlconf).keys() == names(rows)


@pytest.mark.parametrize(
    ("urlconf", "rows"), [(trees.STAFF, STAFF), (trees.PUBLIC, PUBLIC)], ids=["staff", "public"]
)
def test_a_page_is_open_without_login_where_its_row_says_so_and_nowhere_else(urlconf, rows):
    found = {name for name, view in trees.views(urlconf).items() if trees.is_open(view)}
    assert found == {row.name for row in rows if row.open}


def test_each_url_has_one_row():
    for rows in (STAFF, PUBLIC, DEMO, OWN_SERVER):
        assert len(names(rows)) == len(rows)
