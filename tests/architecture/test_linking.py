"""Towards health care Finmaskig knows whether somebody came, and nothing else."""

from finmaskig.cases.models import Linking

FIELDS = {"id", "case", "service", "unit", "how", "linked_on", "said_yes_on", "ended"}


def test_a_linking_has_exactly_these_fields():
    assert {field.name for field in Linking._meta.get_fields()} == FIELDS


def test_no_field_of_a_linking_takes_free_text():
    texts = [
        field.name
        for field in Linking._meta.get_fields()
        if field.get_internal_type() in {"TextField", "BinaryField", "JSONField"}
        or (field.get_internal_type() == "CharField" and not field.choices)
    ]
    assert texts == []
