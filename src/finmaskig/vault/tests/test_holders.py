"""Which tables hold sealed text: every one of them is known."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from finmaskig.vault import holders
from finmaskig.vault.models import RecordKey
from finmaskig.vault.tests.notes import Note


def test_every_domain_has_registered_its_sealed_fields():
    assert holders.forgotten() == []


def test_a_field_that_nobody_registered_is_named(monkeypatch):
    monkeypatch.setattr(apps, "get_models", lambda: [Note, RecordKey])
    monkeypatch.setattr(holders, "_holders", {})
    assert holders.forgotten() == ["vault_tests.note.more", "vault_tests.note.text"]
    holders.register(Note, record="record", fields=["text"])
    assert holders.forgotten() == ["vault_tests.note.more"]
    holders.register(Note, record="id", fields=["more"])
    assert holders.forgotten() == []
    assert [holder.record for holder in holders.all_holders()] == ["id", "record"]


@pytest.mark.parametrize(("model", "fields"), [(RecordKey, ()), (Note, ("plain",))])
def test_a_table_without_that_sealed_field_is_refused(model, fields):
    with pytest.raises(ImproperlyConfigured, match="no such sealed field"):
        holders.register(model, record="record", fields=fields)
