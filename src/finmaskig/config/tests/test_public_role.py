"""The database user of the public process: what it needs, and the wall around it."""

import pytest
from django.core.cache import caches
from django.db import ProgrammingError, connection, transaction

from finmaskig.config import deployment, public_role
from finmaskig.handovers.receipts import RECEIVED, TAKEN
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.handovers.tests.paper_factories import make_receipt
from finmaskig.organisations.models import Revision
from finmaskig.organisations.services import load_directory

ROLE = "finmaskig_public_in_test"
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no users: SECURITY says so."
)


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def as_public(db):
    """Be the public process's user until the test is rolled back."""
    load_directory()
    made = make_receipt()
    run(f"CREATE ROLE {ROLE}")
    for statement in public_role.statements(ROLE):
        run(statement)
    run(f"SET LOCAL ROLE {ROLE}")
    return made


@only_postgresql
def test_the_public_pages_work_with_these_rights_and_no_others(client, as_public, settings):
    settings.ROOT_URLCONF = "finmaskig.config.urls_public"
    settings.MIDDLEWARE = settings.PUBLIC_MIDDLEWARE
    _receipt, code = as_public
    for path in ("/", "/talk/1/", "/en/talk/4/", "/code/"):
        assert client.get(path).status_code == 200
    assert caches["public"].add("form-x", 1, 60)
    assert answer_receipt(written=code, choice=RECEIVED) == TAKEN
    assert public_role.too_wide() == []


@only_postgresql
@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM accounts_user",
        "SELECT * FROM cases_case",
        "SELECT * FROM handovers_handover",
        "SELECT * FROM handovers_paper",
        "SELECT * FROM vault_recordkey",
        "SELECT * FROM django_cache",
        "UPDATE handovers_receipt SET is_over = false",
        "UPDATE handovers_receipt SET closes_at = now()",
        "INSERT INTO handovers_receiptcode SELECT * FROM handovers_receiptcode",
        "DELETE FROM handovers_receipt",
        "UPDATE organisations_unit SET phone = '1'",
    ],
)
def test_everything_else_is_refused(as_public, sql):
    with pytest.raises(ProgrammingError), transaction.atomic():
        run(sql)


@only_postgresql
def test_check_says_when_the_public_side_reaches_too_much(db, settings):
    settings.SIDE = "public"
    (finding,) = deployment._rights()
    assert "Ge den en egen databasanvändare" in finding


@pytest.mark.django_db
def test_check_has_nothing_to_say_of_the_staff_side():
    assert deployment._rights() == []


def test_only_a_plain_name_becomes_sql():
    with pytest.raises(ValueError, match="x; DROP"):
        public_role.statements("x; DROP TABLE a")


def test_each_table_is_named_and_only_receipts_are_changed():
    said = "\n".join(public_role.statements(ROLE))
    assert "GRANT SELECT ON organisations_unit TO" in said
    assert said.count("GRANT UPDATE") == 1
    assert "UPDATE (answer, answered_at, meeting) ON handovers_receipt" in said
    assert Revision._meta.db_table in said
