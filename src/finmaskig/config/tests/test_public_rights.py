"""The wall around the database user of the public process, tried on PostgreSQL, which has users."""

import pytest
from django.core.cache import caches
from django.db import ProgrammingError, connection, transaction

from finmaskig.config import deployment, public_role
from finmaskig.handovers.receipts import RECEIVED, TAKEN
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.handovers.tests.paper_factories import make_receipt
from finmaskig.organisations.services import load_directory

ROLE = "finmaskig_public_in_test"


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


def test_the_public_pages_work_with_these_rights_and_no_others(client, as_public, settings):
    settings.ROOT_URLCONF = "finmaskig.config.urls_public"
    settings.MIDDLEWARE = settings.PUBLIC_MIDDLEWARE
    _receipt, code = as_public
    for path in ("/", "/talk/1/", "/en/talk/4/", "/code/"):
        assert client.get(path).status_code == 200
    assert caches["public"].add("form-x", 1, 60)
    assert answer_receipt(written=code, choice=RECEIVED) == TAKEN
    assert public_role.too_wide() == []


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


def test_check_says_when_the_public_side_reaches_too_much(db, settings):
    settings.SIDE = "public"
    (finding,) = deployment._rights()
    assert "Ge den en egen databasanvändare" in finding
