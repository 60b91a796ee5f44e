"""The environment is read strictly, and what is odd is said."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from finmaskig.config import database, env


def test_a_value_can_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("hemligt\n")
    monkeypatch.setenv("FM_FILE", str(tmp_path / "secret"))
    assert env.text("FM") == "hemligt"
    monkeypatch.setenv("FM_FILE", str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match="går inte att läsa"):
        env.text("FM")


def test_a_missing_value_stops_the_start(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="Sätt FM"):
        env.text("FM")


@pytest.mark.parametrize(("value", "means"), [("1", True), ("Yes", True), ("off", False)])
def test_a_flag_is_yes_or_no(monkeypatch, value, means):
    monkeypatch.setenv("FM", value)
    assert env.flag("FM") is means


def test_odd_values_are_refused_with_what_is_allowed(monkeypatch):
    monkeypatch.setenv("FM", "kanske")
    with pytest.raises(ImproperlyConfigured, match="1 eller 0"):
        env.flag("FM")
    with pytest.raises(ImproperlyConfigured, match="heltal"):
        env.number("FM", 3)
    with pytest.raises(ImproperlyConfigured, match="staff eller public"):
        env.choice("FM", ("staff", "public"), "staff")
    assert env.number("FM_OTHER", 3) == 3
    assert env.words("FM_OTHER", "a, b,,c") == ["a", "b", "c"]


def test_a_database_address_is_taken_apart():
    found = database.postgresql("postgres://me:p%40ss@db:5433/fm", test_name="t")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == (
        "me",
        "p@ss",
        "db",
        "5433",
    )
    assert database.postgresql("postgres:///?host=/run", test_name="t")["HOST"] == "/run"
    with pytest.raises(ImproperlyConfigured, match="postgres://"):
        database.postgresql("mysql://db", test_name="t")
