"""What the database user of the public process may do, in SQL."""

import pytest

from finmaskig.config import deployment, public_role
from finmaskig.organisations.models import Revision

ROLE = "finmaskig_public_in_test"


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
