"""What a phone takes along: a shell without data, the worker, the rules, the key."""

import json

from django.urls import reverse

from finmaskig.outreach.tests.factories import met, running


def test_the_shell_holds_no_data_and_needs_no_login(field, client):
    shift = running(field.sara, field.amir)
    encounter = met(field.sara, shift)
    answer = client.get(reverse("outreach:field"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert str(shift.pk) not in page
    assert str(encounter.pk) not in page
    assert "Sara" not in page


def test_the_service_worker_names_every_file_it_keeps(client, db):
    answer = client.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    code = answer.content.decode()
    files = json.loads(code.split("const FILES = ")[1].split(";\n")[0])
    assert len(files) == len(set(files))
    assert any(name.endswith("field/shell.js") for name in files)
    assert "addEventListener" in code


def test_the_manifest_says_where_to_start(client, db):
    manifest = client.get(reverse("outreach:manifest")).json()
    assert manifest["start_url"] == "/shifts/"


def test_the_table_has_rules_taps_and_who_is_on_call(field, enter):
    table = enter(field.sara).get(reverse("outreach:field_table")).json()
    assert table["municipality"] == "0180"
    assert "fulfilled" in table["taps"]["report-concern"]
    assert table["taps"]["no-guardian-contact"][0] == "understood"
    assert len(table["onCall"]["places"]) == 290


def test_the_token_says_who_is_logged_in_and_what_to_seal_to(field, enter):
    token = enter(field.sara).get(reverse("outreach:field_token")).json()
    assert token["user"] == str(field.sara.user_id)
    assert token["csrf"]
    assert len(token["server"]["public"]) == 88
