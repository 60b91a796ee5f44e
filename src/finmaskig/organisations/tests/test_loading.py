"""What ships is loaded, once, and is the same with and without a database."""

import time

import pytest

from finmaskig.organisations import queries
from finmaskig.organisations.models import (
    Agreement,
    AgreementParty,
    Arena,
    County,
    CountyStatus,
    Municipality,
    Organisation,
    Population,
    Revision,
    Service,
    Unit,
    Word,
)
from finmaskig.organisations.services import load_directory

pytestmark = pytest.mark.django_db


def test_loading_twice_adds_nothing(shipped_tables):
    tables = (Municipality, Organisation, Unit, Agreement, Word)
    before = [table.objects.count() for table in tables]
    Revision.renew(Revision.SHIPPED)
    load_directory()
    assert [table.objects.count() for table in tables] == before


def empty_tables():
    for table in (AgreementParty, Agreement, CountyStatus, Service, Unit, Revision):
        table.objects.all().delete()
    Organisation.objects.update(parent=None)
    Arena.objects.update(replaces=None)
    for table in (Organisation, Population, Municipality, County, Word, Arena):
        table.objects.all().delete()


def test_loading_from_nothing_takes_less_than_three_seconds(shipped_tables):
    empty_tables()
    began = time.process_time()
    load_directory()
    assert time.process_time() - began < 3
    assert queries.directory().offices == queries.shipped_directory().offices


def test_a_new_version_of_the_files_adds_what_is_missing(shipped_tables):
    Unit.objects.filter(code="kast-umea").delete()
    load_directory()
    assert not Unit.objects.filter(code="kast-umea").exists()
    Revision.renew(Revision.SHIPPED)
    load_directory()
    assert Unit.objects.filter(code="kast-umea").exists()


def test_loading_again_keeps_what_an_administrator_changed(shipped_tables):
    Unit.objects.filter(code="frideborg").update(phone="011-000 00 99")
    Word.objects.filter(list="sex", code="woman").update(label="Kvinna eller flicka")
    Revision.renew(Revision.SHIPPED)
    load_directory()
    assert Unit.objects.get(code="frideborg").phone == "011-000 00 99"
    assert Word.objects.get(list="sex", code="woman").label == "Kvinna eller flicka"


def test_the_directory_of_the_tables_is_the_one_of_the_files(shipped_tables):
    tables, files = queries.directory(), queries.shipped_directory()
    assert tables.vocabulary == files.vocabulary
    assert tables.agreements == files.agreements
    assert tables.offices == files.offices


def test_reading_the_directory_takes_nine_queries_and_then_one(
    shipped_tables, django_assert_num_queries
):
    Revision.renew(Revision.DIRECTORY)
    with django_assert_num_queries(9):
        queries.directory()
    with django_assert_num_queries(1):
        queries.directory()
